/** Text of a cell beyond which it holds a passage, not a value. */
const PASSAGE = 1_000;

/**
 * Whether a table shows data. Tables used to place things on a page are read as their content, one cell after the other.
 */
export function isDataTable(table: HTMLTableElement): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none') return false;
  if (table.querySelector('table, pre, h1, h2, form, article, nav, main')) return false;
  const rows = table.rows;
  const cells = table.querySelectorAll('td, th');
  if (rows.length === 0 || cells.length === 0) return false;
  if (table.caption || table.tHead || table.querySelector('th')) return cells.length > 1;
  let widest = 0;
  for (const row of Array.from(rows)) widest = Math.max(widest, row.cells.length);
  if (rows.length < 2 || widest < 2) return false;
  const length = table.textContent?.length ?? 0;
  if (length / cells.length > PASSAGE / 4) return false;
  return !Array.from(cells).some((cell) => (cell.textContent?.length ?? 0) > PASSAGE);
}
