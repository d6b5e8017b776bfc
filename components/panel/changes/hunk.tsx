import { memo } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { isChange, type Part } from '@/utils/changes/compare';
import type { Passage } from '@/utils/changes/hunks';
import { t } from '@/utils/platform/i18n';
import { amountOf, formatNumber } from '@/utils/platform/words';

/** What is done to the text here, in a word or two. */
function whatChanges(parts: readonly Part[]): string {
  const changes = parts.filter(isChange);
  if (changes.every(({ before }) => before.trim() === '')) return t('change_added');
  if (changes.every(({ after }) => after.trim() === '')) return t('change_removed');
  return amountOf('change', changes.length);
}

function Words({ parts, kept }: { parts: readonly Part[]; kept: boolean }) {
  return (
    <p className="words" dir="auto">
      {parts.map((part, index) => {
        if (!isChange(part) || !kept) return <span key={index}>{part.before}</span>;
        // The space before a sentence that is put in is no part of what one reads of it.
        const lead = part.before === '' ? (/^\s+/.exec(part.after)?.[0] ?? '') : '';
        return (
          <span key={index}>
            {part.before === '' ? lead : <del>{part.before}</del>}
            {part.after === '' ? null : <ins>{part.after.slice(lead.length)}</ins>}
          </span>
        );
      })}
    </p>
  );
}

interface HunkProps {
  readonly passage: Passage;
  readonly number: number;
  readonly count: number;
  readonly kept: boolean;
  readonly onKeep: (hunk: number, kept: boolean) => void;
}

/** The changes of one sentence, to be kept or taken back. */
export const Hunk = memo(function Hunk({ passage, number, count, kept, onKeep }: HunkProps) {
  const set = (keep: boolean) => onKeep(number - 1, keep);
  return (
    <fieldset
      className={kept ? 'hunk read' : 'hunk read undone'}
      aria-label={t('change_name', formatNumber(number), formatNumber(count))}
      tabIndex={-1}
      data-kept={kept}
    >
      <Words parts={passage.parts} kept={kept} />
      <div className="tools">
        <Button kind={kept ? 'quiet' : 'plain'} aria-pressed={kept} onClick={() => set(true)}>
          <Icon name="done" />
          {t('change_keep')}
        </Button>
        <Button kind={kept ? 'plain' : 'quiet'} aria-pressed={!kept} onClick={() => set(false)}>
          <Icon name="close" />
          {t('change_undo')}
        </Button>
        <span className="told">{kept ? whatChanges(passage.parts) : t('change_undone')}</span>
      </div>
    </fieldset>
  );
});
