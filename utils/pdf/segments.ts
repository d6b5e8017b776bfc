import type { Fragment, Line, Segment } from './page';

/** Widest gap inside a segment, in sizes of its letters: more than between words, less than between columns. */
const WORD_GAP = 0.75;
/** Narrowest gap that is a blank. */
const BLANK = 0.1;
/** How far the middles of two pieces of one line may differ: raised and lowered figures stay in it, the next line does not. */
const SAME_LINE = 0.4;

const middle = ({ y, size }: { y: number; size: number }) => y - size * 0.28;

interface Open {
  readonly parts: Fragment[];
  /** The piece with the largest letters, by which the line is known. */
  main: Fragment;
  end: number;
}

function fits(open: Open, next: Fragment): boolean {
  const size = Math.max(open.main.size, next.size);
  const gap = next.x0 - open.end;
  return (
    Math.abs(middle(open.main) - middle(next)) <= SAME_LINE * size && gap <= WORD_GAP * Math.min(size, open.main.size) && gap > -2 * size
  );
}

/** The same letters drawn twice, a little apart, to look bold. */
const repeats = (open: Open, next: Fragment) =>
  open.parts.some(
    (part) => part.text === next.text && Math.abs(part.x0 - next.x0) < 0.25 * part.size && Math.abs(part.y - next.y) < 0.25 * part.size,
  );

/** Text of a piece beside a larger one: raised figures are marked, to be told from the number they stand behind. */
function pieceText(part: Fragment, main: Fragment): string {
  const raised = part.size < 0.85 * main.size && main.y - part.y > 0.15 * main.size;
  return raised && /^[\d*†‡§,–-]+$/.test(part.text) ? `^{${part.text}}` : part.text;
}

/** The most frequent value, by the number of letters that have it. */
export function prevailing<T>(parts: readonly { readonly text: string }[], valueOf: (part: never) => T): T | undefined {
  if (parts.length === 1) return valueOf(parts[0] as never);
  const weights = new Map<T, number>();
  for (const part of parts) {
    const value = valueOf(part as never);
    weights.set(value, (weights.get(value) ?? 0) + part.text.length);
  }
  return [...weights].reduce<[T, number] | undefined>((best, entry) => (best && best[1] >= entry[1] ? best : entry), undefined)?.[0];
}

/** Pieces that run against the line, and marks between them, stand in it the other way round. */
function inOrder<T extends { readonly text: string; readonly against: boolean }>(parts: readonly T[], against: boolean): T[] {
  if (!against && !parts.some((part) => part.against)) return [...parts];
  const runs: { turns: boolean; readonly parts: T[] }[] = [];
  for (const part of against ? parts.toReversed() : parts) {
    const turns = part.against !== against && /[\p{L}\p{N}]/u.test(part.text);
    const [before, last] = [runs.at(-2), runs.at(-1)];
    const onlyMarks = last && !last.turns && !last.parts.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
    if (last?.turns === turns) last.parts.push(part);
    else if (turns && before?.turns && onlyMarks) before.parts.push(...(runs.pop()?.parts ?? []), part);
    else runs.push({ turns, parts: [part] });
  }
  return runs.flatMap(({ turns, parts: own }) => (turns ? own.reverse() : own));
}

/** Most of some pieces run against the page. */
const runAgainst = (parts: readonly { readonly against: boolean }[]) => parts.filter(({ against }) => against).length * 2 > parts.length;

function joinParts(parts: readonly Fragment[], main: Fragment): string {
  const against = runAgainst(parts);
  const plain = !against && !parts.some((part) => part.against);
  let text = '';
  let before: Fragment | undefined;
  for (const part of plain ? parts : inOrder(parts, against)) {
    const gap = before ? Math.max(part.x0 - before.x1, before.x0 - part.x1) : 0;
    // Which side a blank stood on is known only of pieces that are drawn as they are read.
    const blank = before !== undefined && ((plain && part.spaced) || gap > BLANK * part.size);
    text += `${blank && !text.endsWith(' ') ? ' ' : ''}${pieceText(part, main)}`;
    before = part;
  }
  return text;
}

function closed({ parts, main }: Open): Segment {
  const size = prevailing(parts, (part: Fragment) => part.size) ?? main.size;
  return {
    text: joinParts(parts, main),
    x0: Math.min(...parts.map(({ x0 }) => x0)),
    x1: Math.max(...parts.map(({ x1 }) => x1)),
    y: main.y,
    size,
    font: prevailing(parts, (part: Fragment) => part.font) ?? main.font,
    mono: parts.every(({ mono }) => mono),
    against: runAgainst(parts),
  };
}

/** Puts pieces together that stand beside each other, whatever the order in which the file draws them. */
export function segmentsOf(fragments: readonly Fragment[]): Segment[] {
  const open: Open[] = [];
  for (const next of fragments.toSorted((a, b) => a.x0 - b.x0)) {
    if (open.some((known) => repeats(known, next))) continue;
    const near = open.filter((candidate) => fits(candidate, next));
    const best = near.reduce<Open | undefined>(
      (found, candidate) => (found && Math.abs(found.main.y - next.y) <= Math.abs(candidate.main.y - next.y) ? found : candidate),
      undefined,
    );
    if (!best) open.push({ parts: [next], main: next, end: next.x1 });
    else {
      best.parts.push(next);
      best.end = Math.max(best.end, next.x1);
      if (next.size > best.main.size * 1.02) best.main = next;
    }
  }
  return open.map(closed);
}

/** Words pulled apart to fill the line: all gaps are the same, which cells of a table never have. */
function isStretched(cells: readonly Segment[]): boolean {
  const gaps = cells.slice(1).map((cell, at) => cell.x0 - (cells[at]?.x1 ?? 0));
  return gaps.length > 1 && Math.max(...gaps) - Math.min(...gaps) < 0.4 && cells.every(({ text }) => !text.includes(' '));
}

function lineOf(cells: readonly Segment[]): Line {
  const against = runAgainst(cells);
  const ordered = inOrder(
    cells.toSorted((a, b) => a.x0 - b.x0),
    against,
  );
  const first = ordered.reduce((big, cell) => (cell.text.length > big.text.length ? cell : big));
  const line: Segment = {
    text: ordered.map(({ text }) => text).join(' '),
    x0: Math.min(...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    y: first.y,
    size: prevailing(cells, (cell: Segment) => cell.size) ?? first.size,
    font: prevailing(cells, (cell: Segment) => cell.font) ?? first.font,
    mono: cells.every(({ mono }) => mono),
    against,
  };
  return { ...line, cells: isStretched(ordered) ? [line] : ordered };
}

/** The lines of a column from top to bottom. */
export function linesOf(segments: readonly Segment[]): Line[] {
  const rows: { y: number; size: number; cells: Segment[] }[] = [];
  for (const segment of segments.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.findLast(
      (candidate) => Math.abs(middle(candidate) - middle(segment)) <= SAME_LINE * Math.max(candidate.size, segment.size),
    );
    const free = row?.cells.every(({ x0, x1 }) => segment.x0 >= x1 - 0.5 || segment.x1 <= x0 + 0.5);
    if (row && free) row.cells.push(segment);
    else rows.push({ y: segment.y, size: segment.size, cells: [segment] });
  }
  return rows.map(({ cells }) => lineOf(cells));
}
