import { useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref, type RefObject } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { dayName } from '@/utils/platform/dates';
import { t } from '@/utils/platform/i18n';
import { Row, type RowWork } from './history-row';
import { lineAfterKey, linesOf, type Line } from './history-rows';
import type { Conversation } from '@/utils/schema/history';

/** Pixels of a usual row; only for what has not been drawn yet. */
const ROW_HEIGHT = 52;

/** Which row Tab leads to, and whether the keyboard has to be brought there. */
function useActive(lines: readonly Line[], list: RefObject<VirtualizerHandle | null>) {
  const [activeId, setActiveId] = useState('');
  const [focusedId, setFocusedId] = useState('');
  const known = lines.findIndex((line) => line.kind === 'row' && line.row.id === activeId);
  const active = known < 0 ? lines.findIndex(({ kind }) => kind === 'row') : known;
  const goTo = (index: number) => {
    const line = lines[index];
    if (line?.kind !== 'row') return;
    setActiveId(line.row.id);
    setFocusedId(line.row.id);
    // The first conversation comes with the name of its day.
    list.current?.scrollToIndex(index <= 1 ? 0 : index, { align: 'nearest' });
  };
  const noteFocus = (row: Conversation) => {
    setActiveId(row.id);
    setFocusedId('');
  };
  return { active, focusedId, goTo, noteFocus };
}

interface HistoryListProps {
  readonly rows: readonly Conversation[];
  /** Ids of those that are chosen. */
  readonly picked: ReadonlySet<string>;
  readonly now: number;
  readonly work: RowWork;
  /** Brings the keyboard into the list. */
  readonly ref: Ref<{ enter: () => void }>;
}

/** The conversations under their days; only what is in view is in the page, however many there are. */
export function HistoryList({ rows, picked, now, work, ref }: HistoryListProps) {
  const list = useRef<VirtualizerHandle>(null);
  const lines = useMemo(() => linesOf(rows), [rows]);
  const { active, focusedId, goTo, noteFocus } = useActive(lines, list);
  useImperativeHandle(ref, () => ({ enter: () => goTo(active) }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    const page = Math.max(1, Math.floor((list.current?.viewportSize ?? 0) / ROW_HEIGHT) - 1);
    const next = lineAfterKey(lines, active, event.key, page);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  const own: RowWork = {
    ...work,
    remove: (row) => {
      // The keyboard stays in the list, at the row that comes up.
      const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === row.id);
      goTo(lineAfterKey(lines, at, at < lines.length - 1 ? 'ArrowDown' : 'ArrowUp', 1) ?? at);
      work.remove(row);
    },
  };
  return (
    <div className="rows" role="presentation" onKeyDown={onKeyDown}>
      <Virtualizer ref={list} data={lines} itemSize={ROW_HEIGHT} keepMounted={active < 0 ? [] : [active]} as="ul" item="li">
        {(line, index) =>
          line.kind === 'heading' ? (
            <h2 key={`day ${line.day}`} className="day">
              {line.day === 'pinned' ? t('history_pinned') : dayName(line.day, now)}
            </h2>
          ) : (
            <Row
              key={line.row.id}
              row={line.row}
              active={index === active}
              picked={picked.has(line.row.id)}
              focused={line.row.id === focusedId}
              onActive={noteFocus}
              work={own}
            />
          )
        }
      </Virtualizer>
    </div>
  );
}
