import type { Block, Cell, Item } from './block';

/** Starts of a line that would turn text into something else. */
const LINE_START = /^(\s{0,3})(#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|(?:=+|-{2,}|_{3,})\s*$|```|~~~)/;
const NUMBER_START = /^(\s{0,3}\d{1,9})([.)])(?=\s|$)/;

function escapeLine(line: string): string {
  return line.replace(LINE_START, '$1\\$2').replace(NUMBER_START, '$1\\$2');
}

function indent(text: string, by: string): string {
  return text.replace(/\n(?!\n|$)/g, `\n${by}`);
}

/** A fence that is longer than any run of its sign in the text. */
export function fenceFor(text: string, shortest: number): string {
  let longest = 0;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return '`'.repeat(Math.max(shortest, longest + 1));
}

function printCode(language: string, text: string): string {
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

function printItem(item: Item, loose: boolean): string {
  const marker = item.number === null ? '- ' : `${item.number}. `;
  const box = item.ticked === null ? '' : item.ticked ? '[x] ' : '[ ] ';
  const body = printBlocks(item.blocks, loose ? '\n\n' : '\n');
  return `${marker}${box}${indent(body, ' '.repeat(marker.length))}`;
}

/** A list is loose when one of its items holds more than a paragraph and lists below it. */
function isLoose(items: readonly Item[]): boolean {
  return items.some((item) => item.blocks.some((block, at) => at > 0 && block.kind !== 'list'));
}

function printList(items: readonly Item[]): string {
  const loose = isLoose(items);
  return items.map((item) => printItem(item, loose)).join(loose ? '\n\n' : '\n');
}

function printCell(cell: Cell): string {
  return printBlocks(cell.blocks, '\n').trim().replace(/\|/g, '\\|').replace(/\n+/g, '<br>');
}

/** The cells of each row laid out on a grid: GFM has no spans, so a spanned place stays empty. */
function layOut(rows: readonly Cell[][]): string[][] {
  const grid: string[][] = rows.map(() => []);
  const taken: boolean[][] = rows.map(() => []);
  rows.forEach((cells, y) => {
    let x = 0;
    for (const cell of cells) {
      while (taken[y]?.[x]) x += 1;
      const line = grid[y];
      if (line) line[x] = printCell(cell);
      for (let dy = 0; dy < cell.rows; dy += 1) for (let dx = 0; dx < cell.columns; dx += 1) (taken[y + dy] ?? [])[x + dx] = true;
      x += cell.columns;
    }
  });
  const width = Math.max(1, ...taken.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ''));
}

function printTable(caption: Block[], rows: readonly Cell[][]): string {
  const headed = rows[0]?.every((cell) => cell.header) ?? false;
  const [first = [], ...rest] = layOut(rows);
  const head = headed ? first : first.map(() => '');
  const body = headed ? rest : [first, ...rest];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), `|${' - |'.repeat(first.length)}`, ...body.map(line)].join('\n');
  return caption.length > 0 ? `${printBlocks(caption, '\n')}\n\n${table}` : table;
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text.split('\n').map(escapeLine).join('\n');
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text.replace(/\s*\n\s*/g, ' ')}`;
    case 'code':
      return printCode(block.language, block.text);
    case 'math':
      return `$$\n${block.tex}\n$$`;
    case 'rule':
      return '---';
    case 'quote':
      return `> ${printBlocks(block.blocks, '\n\n').replace(/\n/g, '\n> ')}`.replace(/^> $/gm, '>');
    case 'definition':
      return `: ${indent(printBlocks(block.blocks, '\n\n'), '  ')}`;
    case 'list':
      return printList(block.items);
    case 'table':
      return printTable(block.caption, block.rows);
  }
}

/** Told of each printed block, by its number, where it begins and ends in the text. */
type OnBlock = (block: number, at: number, end: number) => void;

/** Markdown (CommonMark with GFM tables, formulas between dollar signs) of some blocks. */
export function printBlocks(blocks: readonly Block[], between = '\n\n', onBlock?: OnBlock): string {
  let text = '';
  let before: Block['kind'] | undefined;
  blocks.forEach((block, index) => {
    const printed = printBlock(block);
    if (printed === '') return;
    // Under a list it would be read as part of the last item.
    const near = block.kind === 'definition' && (before === 'text' || before === 'definition');
    if (before) text += near ? '\n' : between;
    before = block.kind;
    const at = text.length;
    text += printed;
    onBlock?.(index, at, text.length);
  });
  return text;
}
