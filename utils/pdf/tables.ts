import type { Line, Segment } from './page';

interface Column {
  left: number;
  right: number;
}

const overlaps = (column: Column, cell: Segment) => cell.x0 < column.right && cell.x1 > column.left;

/** The columns in which the cells of some lines stand, from left to right. */
function columnsOf(lines: readonly Line[]): Column[] {
  const columns: Column[] = [];
  for (const cell of lines.flatMap(({ cells }) => cells).toSorted((a, b) => a.x0 - b.x0)) {
    const column = columns.find((known) => overlaps(known, cell));
    if (column) column.right = Math.max(column.right, cell.x1);
    else columns.push({ left: cell.x0, right: cell.x1 });
  }
  return columns;
}

const isMarker = (text: string) => /^(?:[•◦▪▫‣–—●○■□-]|\(?\w{1,3}[.)]|\[\d+\])$/.test(text.trim());

/** Lines from `start` on that have cells beside each other, with single lines between that go on with a cell. */
function stretch(lines: readonly Line[], start: number): number {
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || (before && at > start && line.y - before.y > 3.2 * line.size)) break;
    if (line.cells.length > 1) end = at + 1;
    else if (at + 1 - end > 1) break;
  }
  return end;
}

function cellTexts(line: Line, columns: readonly Column[]): string[] {
  const texts = columns.map(() => '');
  for (const cell of line.cells) {
    const middle = (cell.x0 + cell.x1) / 2;
    const nearest = columns.reduce((best, { left, right }, at) => {
      const known = columns[best];
      const away = Math.abs((left + right) / 2 - middle);
      return known && Math.abs((known.left + known.right) / 2 - middle) <= away ? best : at;
    }, 0);
    const at = columns.findIndex((column) => overlaps(column, cell));
    const place = at < 0 ? nearest : at;
    texts[place] = [texts[place], cell.text.trim()].filter(Boolean).join(' ');
  }
  return texts;
}

/** A row without a first cell goes on with the one above. */
function rowsOf(lines: readonly Line[], columns: readonly Column[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const texts = cellTexts(line, columns);
    const above = rows.at(-1);
    const few = texts.filter(Boolean).length * 2 <= columns.length;
    if (above && rows.length > 1 && !texts[0] && few) {
      texts.forEach((text, at) => {
        above[at] = [above[at], text].filter(Boolean).join(' ');
      });
    } else rows.push(texts);
  }
  return rows;
}

/**
 * The table that begins at a line: its rows and the line after it. Undefined if these lines are no table: it needs three rows of two cells or
 * two rows of three, which stand below each other.
 */
export function tableAt(lines: readonly Line[], start: number): { rows: string[][]; end: number } | undefined {
  const end = stretch(lines, start);
  const own = lines.slice(start, end);
  if (own.length < 2 || (own[0]?.cells.length ?? 0) < 2) return undefined;
  const counts = own.map(({ cells }) => cells.length);
  const most = Math.max(...counts);
  const whole = own.filter(({ cells }) => cells.length === most);
  const columns = columnsOf(whole.length >= 2 ? whole : own);
  const several = own.filter(({ cells }) => cells.length > 1);
  if (columns.length < 2 || columns.length < most || own.length < (columns.length > 2 ? 2 : 3)) return undefined;
  if (several.length < 0.5 * own.length || several.every(({ cells }) => isMarker(cells[0]?.text ?? ''))) return undefined;
  return { rows: rowsOf(own, columns), end };
}
