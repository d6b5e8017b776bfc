import { t } from '@/utils/platform/i18n';
import { formatNumber, wordCount } from '@/utils/platform/words';
import type { SourceSummary } from '@/utils/schema/source';

/** Characters of the page, and how many of them were taken; where a selection stands. */
export function Figures({ source }: { source: SourceSummary }) {
  const { pageChars, takenChars = 0, words, around } = source;
  // Marks of Markdown and what is counted twice must not make more than all.
  const share = pageChars > 0 ? Math.min(1, takenChars / pageChars) : 0;
  return (
    <section className="figures" aria-label={t('receipt_figures')}>
      <p>
        <b>{wordCount(words)}</b>
        {pageChars > 0 && takenChars > 0
          ? ` · ${t('receipt_taken', formatNumber(Math.min(takenChars, pageChars)), formatNumber(pageChars))}`
          : null}
      </p>
      {share > 0 ? <meter min={0} max={1} value={share} aria-label={t('receipt_share')} /> : null}
      {around && around.headings.length > 0 ? <p dir="auto">{`${t('receipt_under')} ${around.headings.join(' › ')}`}</p> : null}
      {around?.sentence ? <blockquote dir="auto">{around.sentence}</blockquote> : null}
    </section>
  );
}
