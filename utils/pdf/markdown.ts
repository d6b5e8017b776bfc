import { withoutMarker } from './blocks';
import { joinLines, type Spelling } from './hyphens';
import type { RunningBlock } from './joined';
import type { Line } from './page';

/** The marks at the beginning of pages, in a text. */
export const PAGE_MARKS = /\[p\. \d+\]\s*/g;
const pageMark = (page: number) => `[p. ${page}]`;

/** Marks that would make something else of a paragraph's first words. */
const escaped = (text: string) => text.replace(/^(#{1,6}|>|[-+*]|\d{1,9}[.)])(?= )/, '\\$1');

interface Context {
  readonly spelling: Spelling;
  /** Marks of footnotes on each page. */
  readonly notes: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Raised figures: a reference where the page has such a note, else as written. */
function withReferences(text: string, page: number, { notes }: Context): string {
  return text
    .replace(/(?:\s?\.){5,}\s*/g, ' … ')
    .replace(/\^\{([^}]*)\}/g, (_, mark: string) => (notes.get(page)?.has(mark) ? `[^${mark}]` : `^${mark}`));
}

/** The text of a block with its lines joined and the marks of the pages that begin inside it. */
function runningText(block: RunningBlock, context: Context): string {
  let text = '';
  let page = block.page;
  block.lines.forEach((line, at) => {
    const turn = block.turns.find((known) => known.line === at);
    const own = withReferences(at === 0 ? withoutMarker(block) : line.text, turn?.page ?? page, context);
    const joined = joinLines(text, own.trim(), context.spelling);
    if (!turn) text = joined;
    else {
      page = turn.page;
      // Before the word that the page divides, so that the word stays whole.
      const rest = own.trim().length;
      const start = Math.max(0, joined.lastIndexOf(' ', joined.length - rest));
      text = `${joined.slice(0, start)} ${pageMark(page)}${start === 0 ? ' ' : ''}${joined.slice(start)}`.trim();
    }
  });
  return text;
}

function codeText(lines: readonly Line[]): string {
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const width = Math.max(...lines.map(({ x0, x1, text }) => (x1 - x0) / Math.max(1, text.length))) || 1;
  const rows = lines.map(({ x0, text }) => ' '.repeat(Math.round((x0 - left) / width)) + text);
  return ['```', ...rows, '```'].join('\n');
}

function tableText(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => (cells[at] ?? '').replaceAll('|', '\\|').trim()).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' - |'.repeat(width)}`, ...body.map(line)].join('\n');
}

function blockText(block: RunningBlock, level: number, context: Context): string {
  if (block.kind === 'code') return codeText(block.lines);
  if (block.kind === 'table' && block.rows) {
    return tableText(block.rows.map((row) => row.map((cell) => withReferences(cell, block.page, context))));
  }
  const text = runningText(block, context);
  if (block.kind === 'heading') return `${'#'.repeat(level)} ${text}`;
  if (block.kind === 'quote') return `> ${text}`;
  if (block.kind === 'note' && block.marker !== undefined) return `[^${block.marker}]: ${text}`;
  if (block.kind === 'item')
    return `${'   '.repeat(level)}${/^\d{1,9}[.)]$/.test(block.marker ?? '') ? '' : '- '}${itemMark(block.marker)}${text}`;
  return escaped(text);
}

const itemMark = (marker = '-') => (marker === '-' ? '' : `${marker} `);

/** Levels of headings by their size, the largest first; those of the text's own size come last. */
function headingLevels(blocks: readonly RunningBlock[]): (block: RunningBlock) => number {
  const sizeOf = ({ lines }: RunningBlock) => Math.round((lines[0]?.size ?? 0) * 2) / 2;
  const sizes = [...new Set(blocks.filter(({ kind, level }) => kind === 'heading' && level === undefined).map(sizeOf))].sort(
    (a, b) => b - a,
  );
  return (block) => block.level ?? Math.min(6, sizes.indexOf(sizeOf(block)) + 1);
}

/** Depth of list items that the layout tells only by where their marks stand. */
function itemDepths(blocks: readonly RunningBlock[]): Map<RunningBlock, number> {
  const depths = new Map<RunningBlock, number>();
  let marks: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'item') marks = [];
    else {
      const x = block.lines[0]?.x0 ?? 0;
      const size = block.lines[0]?.size ?? 10;
      marks = marks.filter((mark) => mark < x - 0.6 * size);
      depths.set(block, block.level ?? marks.length);
      marks.push(x);
    }
  }
  return depths;
}

/** The text of a document in Markdown, with `[p. n]` where a page begins. */
export function markdownOf(blocks: readonly RunningBlock[], spelling: Spelling): string {
  const notes = new Map<number, Set<string>>();
  for (const { kind, marker, page } of blocks) {
    if (kind === 'note' && marker !== undefined) notes.set(page, (notes.get(page) ?? new Set()).add(marker));
  }
  const context: Context = { spelling, notes };
  const levelOf = headingLevels(blocks);
  const depths = itemDepths(blocks);
  let page = 0;
  let text = '';
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    const tight = before?.kind === block.kind && (block.kind === 'item' || block.kind === 'note') && block.page === page;
    text += text === '' ? '' : tight ? '\n' : '\n\n';
    if (block.page !== page) text += `${pageMark(block.page)}\n\n`;
    page = block.turns.at(-1)?.page ?? block.page;
    text += blockText(block, depths.get(block) ?? levelOf(block), context);
  });
  return text;
}
