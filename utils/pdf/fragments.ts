import { laidDown, undecodedFonts, UNSPACED } from './letters';
import { ARTIFACT, type Fragment, type PdfPage } from './page';
import { segmentsOf } from './segments';

/** Text as a PDF library hands it over, with the marks of its contents between; `transform` as PDF defines it. */
export type RawItem =
  | {
      readonly str: string;
      readonly dir: string;
      readonly transform: readonly number[];
      readonly width: number;
      readonly height: number;
      readonly fontName: string;
    }
  | { readonly type: string; readonly id?: string; readonly tag?: string };

type RawText = Extract<RawItem, { str: string }>;

export interface RawPage {
  readonly items: readonly RawItem[];
  readonly styles: Readonly<Record<string, { readonly fontFamily: string; readonly vertical: boolean }>>;
  /** From the PDF's own coordinates to points from the top left corner. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly item: RawText;
  /** Quarter turns of its direction, clockwise; undefined if it stands askew. */
  readonly turn: number | undefined;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly spaced: boolean;
  readonly content: string;
}

function place(item: RawText, page: RawPage, spaced: boolean, content: string): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [pa = 1, pb = 0, pc = 0, pd = 1, pe = 0, pf = 0] = page.transform;
  const vertical = page.styles[item.fontName]?.vertical === true;
  const [alongX, alongY] = [pa * a + pc * b, pb * a + pd * b];
  const angle = Math.atan2(alongY, alongX) / (Math.PI / 2) + (vertical ? 1 : 0);
  const turn = Math.abs(angle - Math.round(angle)) < 0.1 ? (Math.round(angle) + 4) % 4 : undefined;
  const size = Math.hypot(pa * c + pc * d, pb * c + pd * d) || Math.abs(item.height);
  return { item, turn, x: pa * e + pc * f + pe, y: pb * e + pd * f + pf, size, spaced, content };
}

function placedItems(page: RawPage): Placed[] {
  const placed: Placed[] = [];
  const contents: string[] = [];
  let spaced = false;
  for (const item of page.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') contents.pop();
      else contents.push(item.tag === 'Artifact' ? ARTIFACT : (item.id ?? contents.at(-1) ?? ''));
    } else if (item.str.trim() === '') spaced ||= item.str !== '';
    else {
      placed.push(place(item, page, spaced || item.str.startsWith(' '), contents.at(-1) ?? ''));
      spaced = item.str.endsWith(' ');
    }
  }
  return placed;
}

/** The page turned so that text of this direction runs from left to right. */
function turned({ x, y }: Placed, turn: number, { width, height }: RawPage): { x: number; y: number } {
  if (turn === 1) return { x: y, y: width - x };
  if (turn === 2) return { x: width - x, y: height - y };
  return turn === 3 ? { x: height - y, y: x } : { x, y };
}

/** Letters by direction; the one with most of them is that of the page. */
function mainTurn(placed: readonly Placed[]): number {
  const weights = [0, 0, 0, 0];
  for (const { turn, item } of placed) if (turn !== undefined) weights[turn] = (weights[turn] ?? 0) + item.str.length;
  return weights.indexOf(Math.max(...weights));
}

/** Most of the page's letters run from right to left. */
function isRightToLeft(placed: readonly Placed[]): boolean {
  let sum = 0;
  for (const { item } of placed) sum += item.dir === 'rtl' ? item.str.length : -item.str.length;
  return sum > 0;
}

/** Whether a text has a direction of its own: marks alone take that of what is around them. */
const isDirected = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Letters of East Asian scripts are all of one width: that is no sign of code. */
const isMono = (text: string, family = '') => family === 'monospace' && !UNSPACED.test(text);

/** What a page is read as. */
export interface ReadPage {
  readonly page: PdfPage;
  /** Characters that stand in another direction than the page's text, or outside the page; they are left out. */
  readonly askew: number;
  /** Letters of fonts that do not say which characters they stand for; they are left out. */
  readonly undecoded: number;
}

/**
 * The pieces of text of a page, turned so that they can be read, and put together in lines. A page that is read from right to left is
 * mirrored, so that its columns and lines begin where those of the others do.
 */
export function readRawPage(page: RawPage): ReadPage {
  const unknown = undecodedFonts(page.items.flatMap((item) => ('str' in item ? [item] : [])));
  const placed = placedItems(page);
  const turn = mainTurn(placed);
  const mirrored = isRightToLeft(placed);
  const [width, height] = turn % 2 === 1 ? [page.height, page.width] : [page.width, page.height];
  let [askew, undecoded] = [0, 0];
  const fragments = placed.flatMap((known): Fragment[] => {
    const { item, size, spaced, content } = known;
    if (unknown.has(item.fontName)) {
      undecoded += item.str.length;
      return [];
    }
    const { x, y } = turned(known, turn, page);
    const style = page.styles[item.fontName];
    const length = style?.vertical ? item.height : item.width;
    if (known.turn !== turn || x > width || x + length < 0 || y < 0 || y > height + size) {
      askew += item.str.length;
      return [];
    }
    const text = style?.vertical ? laidDown(item.str.trim()) : item.str.trim();
    const [x0, x1] = mirrored ? [width - x - length, width - x] : [x, x + length];
    const against = isDirected(text) && (item.dir === 'rtl') !== mirrored;
    return [{ text, x0, x1, y, size, font: item.fontName, mono: isMono(text, style?.fontFamily), against, spaced, content }];
  });
  return { page: { fragments, segments: segmentsOf(fragments), width, height }, askew, undecoded };
}
