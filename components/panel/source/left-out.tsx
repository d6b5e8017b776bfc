import { t, tDynamic } from '@/utils/platform/i18n';
import { formatNumber } from '@/utils/platform/words';
import type { LeftOutPiece, Omission } from '@/utils/schema/source';

/** What did not come along, by its reason, each with a look at it. */
export function LeftOut({ omitted, pieces }: { omitted: readonly Omission[]; pieces: readonly LeftOutPiece[] }) {
  return (
    <section aria-labelledby="left-out-title">
      <h2 id="left-out-title">{t('left_out')}</h2>
      {omitted.length === 0 ? <p className="soft">{t('receipt_nothing_left_out')}</p> : null}
      {omitted.map(({ reason, chars }) => {
        const name = tDynamic(`omitted_${reason}`, reason);
        const words = chars > 0 ? `${name} · ${t('characters', formatNumber(chars))}` : name;
        const looks = pieces.filter((piece) => piece.reason === reason);
        if (looks.length === 0) return <p key={reason}>{words}</p>;
        return (
          <details key={reason}>
            <summary>{words}</summary>
            <ul className="pieces">
              {looks.map(({ text }, index) => (
                <li key={index} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
