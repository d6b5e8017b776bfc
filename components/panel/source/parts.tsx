import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { t, uiLanguage } from '@/utils/platform/i18n';
import type { Source } from '@/utils/schema/source';
import { partsOf, type SourcePart } from '@/utils/stream/source-parts';

interface PartsProps {
  readonly source: Source;
  /** Passages to leave out, by their numbers. */
  readonly without: readonly number[];
  readonly onWithout: (without: readonly number[]) => void;
  /** Brings a passage into view in the page, if that is still there. */
  readonly onShow?: (passage: number) => Promise<{ shown: boolean }>;
}

const passagesOf = ({ from, to }: SourcePart) => Array.from({ length: to - from }, (_, index) => from + index);

/** How much of the text a part is: bare counts say nothing to who reads them for the first time. At least one in a hundred. */
function shareWords(chars: number, all: number): string {
  return new Intl.NumberFormat(uiLanguage(), { style: 'percent' }).format(Math.max(0.01, chars / Math.max(1, all)));
}

/** The parts of the text: a click on the name shows its place in the page, the cross leaves it out. */
export function Parts({ source, without, onWithout, onShow }: PartsProps) {
  const parts = useMemo(() => partsOf(source), [source]);
  const [lost, setLost] = useState(false);
  if (parts.length < 2) return null;
  const out = new Set(without);
  const all = parts.reduce((sum, { chars }) => sum + chars, 0);
  const show = (part: SourcePart) =>
    void onShow?.(part.from).then(
      ({ shown }) => setLost(!shown),
      () => setLost(true),
    );
  const toggle = (part: SourcePart) => {
    const own = passagesOf(part);
    onWithout(out.has(part.from) ? without.filter((number) => !own.includes(number)) : [...without, ...own]);
  };
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">{t('receipt_parts')}</h2>
      <output>{lost ? t('receipt_place_gone') : ''}</output>
      <ul className="parts">
        {parts.map((part) => {
          const isOut = out.has(part.from);
          const name = isOut ? t('receipt_take', part.title) : t('receipt_leave_out', part.title);
          return (
            <li
              key={part.from}
              className={isOut ? 'out' : undefined}
              style={{ paddingInlineStart: `${Math.max(0, part.level - 1) * 12}px` }}
            >
              <button type="button" className="title" dir="auto" disabled={!onShow} title={part.title} onClick={() => show(part)}>
                {part.title || '…'}
              </button>
              <small>{shareWords(part.chars, all)}</small>
              <Button kind="icon" aria-label={name} title={name} onClick={() => toggle(part)}>
                <Icon name={isOut ? 'fresh' : 'close'} />
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
