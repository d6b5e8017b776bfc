import type { Segment } from './page';
import { linesOf } from './segments';

interface Row {
  readonly text: string;
  /** Text with its numbers made equal, and the numbers. */
  readonly form: string;
  readonly numbers: readonly number[];
  readonly y: number;
  /** Distance to the next row towards the middle of the page, points. */
  readonly gap: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

export interface Edges {
  /** From the edge inwards. */
  readonly top: readonly Row[];
  readonly bottom: readonly Row[];
}

/** Rows from each edge that can be running heads. */
const ROWS = 3;
/** Part of the page's height in which they can be. */
const MARGIN = 0.14;
/** Part in which rows are looked at, so that the distance to the text is known. */
const REACH = 0.35;
const SAME_PLACE = 3;

const ROMAN = /^[ivxlc]{1,7}$/i;
const alone = /^[\s\-–—|·•([]*(?:(?:page|seite|p\.|s\.)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von)\s*\d{1,4})?[\s\-–—|·•)\]]*$/iu;
/** How many pages before and after are compared. */
export const NEIGHBOURS = 12;
const formOf = (text: string) => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
const numbersIn = (text: string) => [...text.matchAll(/\d{1,4}/g)].map(([found]) => Number(found));

/** What stands along the edges of a page; its height in points. */
export function edgesOf(segments: readonly Segment[], height: number): Edges {
  const rows = linesOf(segments.filter(({ y }) => y < REACH * height || y > (1 - REACH) * height));
  const row = (at: number, inwards: 1 | -1): Row | undefined => {
    const line = rows.at(at);
    const next = rows[(at < 0 ? rows.length + at : at) + inwards];
    if (!line) return undefined;
    const { text, y, size, cells } = line;
    return { text, form: formOf(text), numbers: numbersIn(text), y, size, gap: next ? Math.abs(next.y - y) : Infinity, segments: cells };
  };
  const some = Array.from({ length: Math.min(ROWS, rows.length) }, (_, at) => at);
  const within =
    (far: (y: number) => boolean) =>
    (found: Row | undefined): Row[] =>
      found && far(found.y) ? [found] : [];
  return {
    top: some.map((at) => row(at, 1)).flatMap(within((y) => y < MARGIN * height)),
    bottom: some.map((at) => row(-1 - at, -1)).flatMap(within((y) => y > (1 - MARGIN) * height)),
  };
}

/** A number in this row that counts the pages. */
function countsPages(row: Row, page: number, others: readonly (readonly [number, Row])[]): boolean {
  const offsets = new Set(row.numbers.map((value) => value - page));
  const same = others.filter(([other, { numbers }]) => numbers.some((value) => offsets.has(value - other)));
  return same.length >= Math.min(2, others.length) && same.length > 0;
}

const samePlace = (a: Row, b: Row) => Math.abs(a.y - b.y) < SAME_PLACE && Math.abs(a.size - b.size) < 0.1 * a.size;

function isRunning(row: Row, page: number, others: readonly (readonly [number, Row])[], pages: number): boolean {
  if (others.length === 0) return pages === 1 && alone.test(row.text) && row.gap > 1.8 * row.size;
  const equal = others.filter(([, other]) => other.form === row.form);
  if (equal.length >= Math.max(1, Math.min(3, 0.3 * pages - 1))) return true;
  if (countsPages(row, page, others)) return true;
  if (alone.test(row.text) && (ROMAN.test(row.text.trim()) || others.some(([, other]) => alone.test(other.text)))) return true;
  // A head that changes with every chapter: far from the text, and always there.
  return others.length + 1 >= Math.max(4, 0.7 * pages) && row.gap > 1.9 * row.size && row.text.length < 120;
}

/**
 * The segments of a page's running heads, feet and page numbers: what stands at the same place of several pages and says the same, or counts
 * them.
 * @param edges of all pages up to `NEIGHBOURS` after this one, which counts from 0
 * @param total pages of the document
 */
export function headsOf(edges: readonly Edges[], page: number, total: number): Set<Segment> {
  const found = new Set<Segment>();
  const first = Math.max(0, page - NEIGHBOURS);
  const near = edges.slice(first, page + NEIGHBOURS + 1);
  for (const side of ['top', 'bottom'] as const) {
    for (const row of edges[page]?.[side] ?? []) {
      const others = near.flatMap((other, at) =>
        first + at === page ? [] : other[side].filter((match) => samePlace(row, match)).map((match) => [first + at, match] as const),
      );
      if (!isRunning(row, page, others, Math.min(total, 2 * NEIGHBOURS + 1))) break;
      row.segments.forEach((segment) => found.add(segment));
    }
  }
  return found;
}
