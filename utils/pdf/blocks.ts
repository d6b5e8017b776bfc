import type { Measures } from './measures';
import type { Block, Flow, Line } from './page';
import { tableAt } from './tables';

const BULLET = /^([•◦▪▫‣●○■□✓➢*\u00B7\uF0B7–—-])\s+(?=\S)/u;
const NUMBER = /^(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\[\d{1,3}\])\s+(?=\S)/u;
const CAPTION = /^(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|listing|algorithm|scheme)\s*\d+/iu;
const NOTE = /^(?:\^\{([^}]+)\}|(\d{1,3})(?=\s)|([*†‡§]+))\s*/u;
/** Dots that lead to a page number, in a table of contents. */
const LEADER = /(?:\.\s?){4,}\s*[\divxlc]+$/;
export const TERMINAL = /[.!?:;…。！？][)\]"'”’»]*(?:\^\{[^}]*\})*$/u;

/** A flow with what its lines are compared with. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
  readonly measures: Measures;
}

const markerOf = (text: string): RegExpExecArray | null => BULLET.exec(text) ?? NUMBER.exec(text);

/** Width that the first word of a line takes, points. */
function firstWord({ text, x0, x1 }: Line): number {
  const word = text.split(' ', 1)[0] ?? '';
  return ((x1 - x0) / Math.max(1, text.length)) * (word.length + 1);
}

const indentOf = (line: Line, column: Column) => line.x0 - column.left;
const centred = (line: Line, column: Column) =>
  indentOf(line, column) > 1.5 * line.size && Math.abs(indentOf(line, column) - (column.right - line.x1)) < line.size;

/** The line ends so early that the next word would have found room: the writer ended it. */
const endsEarly = (line: Line, next: Line, column: Column) => line.x1 + firstWord(next) + 0.8 * line.size < column.right;

/** A list item begins. Numbers can also stand there by chance, so they need more than a number. */
function beginsItem(line: Line, before: Line | undefined, column: Column): boolean {
  if (BULLET.test(line.text)) return true;
  if (!NUMBER.test(line.text)) return false;
  if (!before) return true;
  return TERMINAL.test(before.text) || endsEarly(before, line, column) || Math.abs(line.x0 - before.x0) > 0.6 * line.size;
}

/** Whether a line begins a new block after those of the block before it. */
function begins(line: Line, block: readonly Line[], after: Line | undefined, column: Column): boolean {
  const before = block.at(-1);
  const first = block[0];
  if (!before || !first) return true;
  const { size } = line;
  if (Math.abs(size - before.size) > 0.08 * Math.max(size, before.size)) return true;
  const step = line.y - before.y;
  if (LEADER.test(before.text)) return true;
  if (step > 1.32 * Math.max(column.pitch * (size / column.measures.size), 1.05 * size)) return true;
  if (line.font !== before.font && (before.font !== column.measures.font || line.font !== column.measures.font)) {
    if (endsEarly(before, line, column)) return true;
  }
  if (beginsItem(line, before, column)) return true;
  const shift = line.x0 - before.x0;
  const item = markerOf(first.text) !== null;
  // Set in after a line at the edge; or back at the edge after a hanging paragraph.
  if (!item && shift > 0.8 * size && indentOf(before, column) < 0.6 * size && !centred(line, column)) {
    return block.length > 1 || endsEarly(before, line, column) || !hangs(line, after);
  }
  if (block.length > 1 && shift < -0.8 * size && Math.abs(line.x0 - first.x0) < 0.6 * size && before.x0 - first.x0 > 0.8 * size)
    return true;
  if (item && shift < -0.8 * size && line.x0 <= first.x0 + 0.3 * size) return true;
  return !centred(before, column) && size < 1.12 * column.measures.size && endsEarly(before, line, column);
}

/** A second line that is set in, and the third as far: a hanging paragraph, as in lists of references. */
const hangs = (line: Line, after: Line | undefined) => after !== undefined && Math.abs(after.x0 - line.x0) < 0.5 * line.size;

function kindOf(lines: readonly Line[], column: Column): Pick<Block, 'kind' | 'marker'> {
  const [first] = lines;
  if (!first) return { kind: 'paragraph' };
  const { text } = first;
  if (CAPTION.test(text)) return { kind: 'caption' };
  const marker = BULLET.test(text) ? '-' : NUMBER.exec(text)?.[1];
  if (marker !== undefined && !isHeading(lines, column)) return { kind: 'item', marker };
  return { kind: isHeading(lines, column) ? 'heading' : 'paragraph' };
}

/** Larger letters, or a short line of its own in another font than the text. */
function isHeading(lines: readonly Line[], { measures, right }: Column): boolean {
  const text = lines.map((line) => line.text).join(' ');
  const [first] = lines;
  if (!first || text.length > 200 || lines.length > 4 || !/\p{L}/u.test(text)) return false;
  if (first.size >= 1.12 * measures.size) return true;
  const short = lines.length < 3 && text.length < 110 && (lines.at(-1)?.x1 ?? right) < right - first.size;
  const set = lines.every(({ font, mono }) => font !== measures.font && !mono);
  return short && set && first.size >= 0.97 * measures.size && !/[.,;:]$/.test(text) && !BULLET.test(text);
}

function finished(lines: readonly Line[], column: Column, page: number): Block {
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    ...kindOf(lines, column),
    page,
    lines,
    full: last !== undefined && column.right - last.x1 < 1.2 * last.size,
    indented: first !== undefined && indentOf(first, column) > 0.8 * first.size,
  };
}

/** Where lines set like code end; at least two of them. */
function codeEnd(lines: readonly Line[], start: number, { mono }: Measures): number {
  let end = start;
  while (!mono && lines[end]?.mono) end += 1;
  return end - start > 1 ? end : start;
}

/** Small print at the foot of a column: footnotes, each with its mark. */
function asNotes(blocks: readonly Block[], { size }: Measures): Block[] {
  const from =
    blocks.findLastIndex(({ kind, lines }) => kind === 'table' || kind === 'caption' || (lines[0]?.size ?? size) > 0.94 * size) + 1;
  const marked = blocks.findIndex((block, at) => at >= from && NOTE.test(block.lines[0]?.text ?? ''));
  return blocks.map((block, at): Block => {
    if (marked < 0 || at < marked || from === 0) return block;
    const mark = NOTE.exec(block.lines[0]?.text ?? '');
    return { ...block, kind: 'note', marker: mark?.[1] ?? mark?.[2] ?? mark?.[3] };
  });
}

/** Text of a block's first line without its own mark. */
export function withoutMarker({ kind, marker, lines }: Block): string {
  const text = lines[0]?.text ?? '';
  if (kind === 'item') return text.replace(BULLET, '').replace(NUMBER, (found) => (marker === '-' ? found : ''));
  return kind === 'note' && marker !== undefined ? text.replace(NOTE, '') : text;
}

/** The blocks of one column, from top to bottom. */
export function blocksOf(flow: Flow, pitch: number, measures: Measures, page: number): Block[] {
  const column: Column = {
    left: edge(
      flow.lines.map(({ x0 }) => x0),
      0.1,
    ),
    right: edge(
      flow.lines.map(({ x1 }) => x1),
      0.9,
    ),
    pitch,
    measures,
  };
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(finished(open, column, page));
    open = [];
  };
  for (let at = 0; at < flow.lines.length; at += 1) {
    const line = flow.lines[at];
    if (!line) break;
    const table = tableAt(flow.lines, at);
    const code = codeEnd(flow.lines, at, measures);
    if (table ?? code > at) {
      close();
      const end = table?.end ?? code;
      const lines = flow.lines.slice(at, end);
      blocks.push(table ? { kind: 'table', page, lines, rows: table.rows } : { kind: 'code', page, lines });
      at = end - 1;
      continue;
    }
    if (begins(line, open, flow.lines[at + 1], column)) close();
    open.push(line);
  }
  close();
  return asNotes(blocks, measures);
}

/** The value below which that share of the values lies. */
function edge(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
