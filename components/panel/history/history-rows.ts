import { dayStart } from '@/utils/platform/dates';
import type { Conversation } from '@/utils/schema/history';

/** A line of the list: the name of a day (its first moment, or `pinned`), or a conversation. */
export type Line = { readonly kind: 'heading'; readonly day: number | 'pinned' } | { readonly kind: 'row'; readonly row: Conversation };

/** The rows under the days they belong to; pinned ones come first. @param rows newest first */
export function linesOf(rows: readonly Conversation[]): Line[] {
  const lines: Line[] = [];
  const pinned = rows.filter((row) => row.pinned);
  if (pinned.length > 0) lines.push({ kind: 'heading', day: 'pinned' });
  for (const row of pinned) lines.push({ kind: 'row', row });
  let day = Infinity;
  for (const row of rows) {
    if (row.pinned) continue;
    if (row.updatedAt < day) {
      day = dayStart(row.updatedAt);
      lines.push({ kind: 'heading', day });
    }
    lines.push({ kind: 'row', row });
  }
  return lines;
}

const isRow = (line: Line | undefined): boolean => line?.kind === 'row';

const moves: Record<string, (at: number, count: number, page: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, count, page) => Math.min(at + page, count - 1),
  PageUp: (at, _count, page) => Math.max(at - page, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Where a key leads to from a line: the next conversation in its direction. Undefined for other keys, and at the ends. */
export function lineAfterKey(lines: readonly Line[], at: number, key: string, page: number): number | undefined {
  const move = moves[key];
  if (!move) return undefined;
  const step = key === 'ArrowUp' || key === 'End' || key === 'PageUp' ? -1 : 1;
  let next = move(at, lines.length, page);
  while (next >= 0 && next < lines.length && !isRow(lines[next])) next += step;
  if (!isRow(lines[next])) next = lines.findIndex(isRow);
  return next < 0 || next === at ? undefined : next;
}
