import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Chosen } from '@/components/panel/answer-tools';
import type { JobHead } from '@/components/panel/panel-state';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { textWith } from '@/utils/changes/hunks';
import { t } from '@/utils/platform/i18n';
import { formatNumber } from '@/utils/platform/words';
import type { BothTexts } from './both-texts';
import { goToHunk, useChangeKeys } from './change-keys';
import { Passages } from './passages';
import { useComparison } from './use-comparison';

/** Which changes are not kept. */
function useUndone() {
  const [undone, setUndone] = useState<ReadonlySet<number>>(new Set());
  const onKeep = useCallback((hunk: number, kept: boolean) => {
    setUndone((before) => {
      const after = new Set(before);
      if (kept) after.delete(hunk);
      else after.add(hunk);
      return after;
    });
  }, []);
  return { undone, onKeep, keepAll: () => setUndone(new Set()), undoAll: (count: number) => setUndone(new Set(Array(count).keys())) };
}

interface BarProps {
  readonly count: number;
  readonly kept: number;
  readonly marked: boolean;
  readonly onMark: (marked: boolean) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onKeepAll: () => void;
  readonly onUndoAll: () => void;
}

/** Which view, how many changes are kept, and the ways to all of them. */
function Bar({ count, kept, marked, onMark, onStep, onKeepAll, onUndoAll }: BarProps) {
  return (
    <div className="changes-bar">
      <fieldset aria-label={t('changes_view')} className="views">
        <Button aria-pressed={marked} onClick={() => onMark(true)}>
          {t('changes_marked')}
        </Button>
        <Button aria-pressed={!marked} onClick={() => onMark(false)}>
          {t('changes_clean')}
        </Button>
      </fieldset>
      <output className="told">{t('changes_kept', formatNumber(kept), formatNumber(count))}</output>
      {count > 1 && marked ? (
        <div className="ways">
          <Button kind="icon" aria-label={t('change_previous')} title={t('change_previous')} onClick={() => onStep(-1)}>
            <Icon name="send" />
          </Button>
          <Button kind="icon" className="down" aria-label={t('change_next')} title={t('change_next')} onClick={() => onStep(1)}>
            <Icon name="send" />
          </Button>
          <Button onClick={onKeepAll}>{t('changes_keep_all')}</Button>
          <Button onClick={onUndoAll}>{t('changes_undo_all')}</Button>
        </div>
      ) : null}
    </div>
  );
}

interface ChangesProps {
  readonly job: JobHead;
  readonly texts: BothTexts;
  /** The answer as the model wrote it. */
  readonly answer: string;
  /** The answer as it is read, if it is drawn elsewhere. */
  readonly clean: ReactNode;
  readonly tools: (chosen: Chosen) => ReactNode;
}

/** An answer as changes of the text it was made of: each is kept or undone, and what is kept is exactly what is taken over. */
export function Changes({ job, texts, answer, clean, tools }: ChangesProps) {
  const passages = useComparison(texts.before, texts.after);
  const { undone, onKeep, keepAll, undoAll } = useUndone();
  const [marked, setMarked] = useState(true);
  const area = useRef<HTMLDivElement>(null);
  const onKeyDown = useChangeKeys(area, onKeep);
  if (!passages) {
    return (
      <>
        {clean}
        <p className="told">{t('changes_comparing')}</p>
      </>
    );
  }
  const hunks = passages.filter(({ hunk }) => hunk !== undefined).length;
  const text = textWith(passages, (hunk) => !undone.has(hunk));
  const whole = undone.size === 0;
  const shown = (
    <section aria-label={t('answer')} className="read words" dir="auto">
      {text}
    </section>
  );
  return (
    <div ref={area} className="changes" role="presentation" onKeyDown={onKeyDown}>
      {hunks === 0 ? (
        <p className="told">{t('changes_none')}</p>
      ) : (
        <Bar
          count={hunks}
          kept={hunks - undone.size}
          marked={marked}
          onMark={setMarked}
          onStep={(step) => goToHunk(area.current, step)}
          onKeepAll={keepAll}
          onUndoAll={() => undoAll(hunks)}
        />
      )}
      {marked && hunks > 0 ? (
        <section aria-label={t('answer')} className="passages">
          <Passages passages={passages} hunks={hunks} undone={undone} onKeep={onKeep} />
        </section>
      ) : whole && clean ? (
        clean
      ) : (
        shown
      )}
      {tools({ text: whole && !job.source?.editable ? answer : text, reworded: true })}
      {hunks > 0 && marked ? <p className="told keys">{t('changes_keys')}</p> : null}
    </div>
  );
}
