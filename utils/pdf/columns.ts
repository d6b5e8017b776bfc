import type { Flow, Segment } from './page';
import { linesOf } from './segments';

/** Half of the narrowest gutter, in sizes of the letters. */
const CLEARANCE = 0.38;
/** Lines that a column has at least on each side of a gutter. */
const LEAST_LINES = 3;
/** Letters that a line of a text column has on the average at least; cells of tables have fewer. */
const LEAST_LETTERS = 14;
/** Ends of lines so near to each other are one, in points. */
const STEP = 2;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const crosses = (segment: Segment, x: number, clearance: number) => segment.x0 < x + clearance && segment.x1 > x - clearance;

const letters = (segments: readonly Segment[]) => segments.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, segments.length);

/** Lines fill a text column from edge to edge; the cells of a table or a list of dates do not. */
function isText(column: readonly Segment[]): boolean {
  const widths = column.map(({ x0, x1 }) => x1 - x0).sort((a, b) => a - b);
  // Not the widest: there may be more than one column on this side, and a heading over them.
  const usual = widths[Math.floor(0.85 * widths.length)] ?? 0;
  const filled = widths.filter((width) => width > 0.6 * usual).length;
  return letters(column) >= LEAST_LETTERS && filled >= 0.4 * column.length;
}

interface Band {
  crossing: boolean;
  readonly segments: Segment[];
}

/** Stretches of segments, from top to bottom, that leave x free, apart from those that cover it. */
function bandsAt(sorted: readonly Segment[], x: number, clearance: number): Band[] {
  const bands: Band[] = [];
  for (const segment of sorted) {
    const crossing = crosses(segment, x, clearance);
    const last = bands.at(-1);
    if (last?.crossing === crossing) last.segments.push(segment);
    else bands.push({ crossing, segments: [segment] });
  }
  return bands;
}

/** The short last line of a wide paragraph leaves the gutter free too; with nothing on the other side it stays with what is around it. */
function withoutShortLines(bands: readonly Band[], x: number): Band[] {
  const merged: Band[] = [];
  for (const band of bands) {
    const oneSided = band.segments.every(({ x1 }) => x1 <= x) || band.segments.every(({ x0 }) => x0 >= x);
    const crossing = band.crossing || (oneSided && bands.length > 1);
    const last = merged.at(-1);
    if (last?.crossing && crossing) last.segments.push(...band.segments);
    else merged.push({ crossing, segments: [...band.segments] });
  }
  return merged;
}

/** How many segments leave x free. */
function freeAt(segments: readonly Segment[], x: number, clearance: number): number {
  let free = 0;
  for (const segment of segments) if (!crosses(segment, x, clearance)) free += 1;
  return free;
}

/** How many lines speak for a gutter at x. */
function support(sorted: readonly Segment[], x: number, clearance: number): number {
  let sum = 0;
  for (const { crossing, segments } of bandsAt(sorted, x, clearance)) {
    if (crossing) continue;
    const left = segments.filter(({ x1 }) => x1 <= x);
    const right = segments.filter(({ x0 }) => x0 >= x);
    const fewest = Math.min(left.length, right.length);
    if (fewest >= LEAST_LINES && isText(left) && isText(right)) sum += segments.length;
  }
  return sum;
}

/** Where lines end: a gutter begins at one of these places. */
function endsIn(segments: readonly Segment[], from: number, to: number): number[] {
  const ends = segments.flatMap(({ x1 }) => (x1 > from && x1 < to ? [Math.ceil(x1 / STEP)] : []));
  return [...new Set(ends)].map((end) => end * STEP);
}

/** The x of the gutter that most lines speak for, or undefined if this is one column. */
function gutterOf(sorted: readonly Segment[]): { x: number; clearance: number } | undefined {
  const size = median(sorted.map((segment) => segment.size));
  const clearance = CLEARANCE * size;
  const [left, right] = [Math.min(...sorted.map(({ x0 }) => x0)), Math.max(...sorted.map(({ x1 }) => x1))];
  let best = 0;
  let places: number[] = [];
  const candidates = endsIn(sorted, left + 5 * size, right - 5 * size).map((end) => {
    const x = end + clearance;
    return { x, free: freeAt(sorted, x, clearance) };
  });
  for (const { x, free } of candidates.sort((a, b) => b.free - a.free)) {
    // No more lines can speak for a place than leave it free.
    if (free < Math.max(best, 2 * LEAST_LINES)) break;
    const found = support(sorted, x, clearance);
    if (found > best) [best, places] = [found, [x]];
    else if (found === best && best > 0) places.push(x);
  }
  return places.length > 0 ? { x: median(places), clearance } : undefined;
}

function flowOf(segments: readonly Segment[]): Flow {
  return {
    left: Math.min(...segments.map(({ x0 }) => x0)),
    right: Math.max(...segments.map(({ x1 }) => x1)),
    lines: linesOf(segments),
  };
}

/**
 * The columns of a page in reading order: from top to bottom in bands between what runs over the whole width, in each band column by column.
 * @param depth how many gutters were found around these segments
 */
export function flowsOf(segments: readonly Segment[], depth = 0): Flow[] {
  if (segments.length === 0) return [];
  const sorted = segments.toSorted((a, b) => a.y - b.y);
  const gutter = depth < 4 ? gutterOf(sorted) : undefined;
  if (!gutter) return [flowOf(sorted)];
  return withoutShortLines(bandsAt(sorted, gutter.x, gutter.clearance), gutter.x).flatMap((band) => {
    if (band.crossing) return [flowOf(band.segments)];
    const sides = [band.segments.filter(({ x1 }) => x1 <= gutter.x), band.segments.filter(({ x0 }) => x0 >= gutter.x)];
    return sides.flatMap((side) => flowsOf(side, depth + 1));
  });
}
