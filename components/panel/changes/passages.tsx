import { memo, useEffect, useState } from 'react';
import type { Passage } from '@/utils/changes/hunks';
import { wordsOf } from '@/utils/changes/words';
import { t } from '@/utils/platform/i18n';
import { wordCount } from '@/utils/platform/words';
import { Hunk } from './hunk';

/** So many passages are drawn at once; the rest follows, a piece a frame, so that a long text makes no long frame. */
const AT_ONCE = 40;
/** Text that stays is shown so far on each side of a change, in characters. */
const NEAR = 160;

/** How many of them are drawn by now. */
function useGrowing(count: number): number {
  const [drawn, setDrawn] = useState(AT_ONCE);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + AT_ONCE), 0);
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return Math.min(drawn, count);
}

/** What stays as it is, without its middle if it is long. */
const Same = memo(function Same({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const head = first ? '' : text.slice(0, NEAR).replace(/\S*$/, '');
  const tail = last ? '' : text.slice(-NEAR).replace(/^\S*/, '');
  const middle = text.slice(head.length, text.length - tail.length);
  if (text.trim() === '') return null;
  return (
    <p className="same read words" dir="auto">
      {middle.length <= NEAR ? (
        text
      ) : (
        <>
          {head}
          <span className="told">{`⋯ ${t('changes_unchanged', wordCount(wordsOf(middle).filter((word) => /[\p{L}\p{N}]/u.test(word)).length))} ⋯`}</span>
          {tail}
        </>
      )}
    </p>
  );
});

interface PassagesProps {
  readonly passages: readonly Passage[];
  readonly hunks: number;
  readonly undone: ReadonlySet<number>;
  readonly onKeep: (hunk: number, kept: boolean) => void;
}

/** The text with its changes, in order. */
export function Passages({ passages, hunks, undone, onKeep }: PassagesProps) {
  const drawn = useGrowing(passages.length);
  return passages.slice(0, drawn).map(({ hunk, parts }, index) => {
    const passage = passages[index];
    if (hunk === undefined || !passage) {
      return (
        <Same key={index} text={parts.map(({ before }) => before).join('')} first={index === 0} last={index === passages.length - 1} />
      );
    }
    return <Hunk key={index} passage={passage} number={hunk + 1} count={hunks} kept={!undone.has(hunk)} onKeep={onKeep} />;
  });
}
