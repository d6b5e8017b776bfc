import MarkdownIt from 'markdown-it';
import type { Page } from 'puppeteer-core';

/** Texts of a page's elements by kind, without white space, punctuation and case (code: as it is). */
export interface Elements {
  items: string[];
  cells: string[];
  code: string[];
  math: string[];
}

/** How many elements a text has, how many of them were found again, and how many there are after the way through Markdown. */
export interface Kept {
  wanted: number;
  found: number;
  again: number;
}

/** Reads the visible list items, the cells of tables with a head, and the code of the open page; and the Markdown of all its text. */
const READ = `(() => {
  const squash = (text) => text.replace(/[^\\p{L}\\p{N}]+/gu, '').toLowerCase();
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().right > 0;
  const own = (item) => Array.from(item.childNodes, (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || ['UL', 'OL'].includes(node.tagName) || node.querySelector('ul, ol, table, img, button, select, textarea')) return node.nodeType === 1 && !['UL', 'OL'].includes(node.tagName) ? '\\u0000' : '';
    return node.tagName === 'IMG' ? '\\u0000' : (node.innerText ?? '');
  }).join('');
  const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(visible);
  const simple = (element) => !element.querySelector('table, ul, ol, img, button, select, textarea, h1, h2, h3');
  return {
    items: all('ul > li, ol > li').filter((item) => !item.closest('table')).map(own).filter((text) => !text.includes('\\u0000')).map(squash).filter(Boolean),
    cells: all('table').filter((table) => table.querySelector('th') && simple(table) && table.querySelectorAll('td').length > 1)
      .flatMap((table) => Array.from(table.querySelectorAll('td, th'), (cell) => squash(cell.innerText))).filter(Boolean),
    math: Array.from(document.querySelectorAll('annotation[encoding="application/x-tex"], script[type^="math/tex"], math[alttext]:not(:has(annotation))'), (math) => squash(math.getAttribute('alttext') ?? math.textContent)).filter(Boolean),
    code: all('pre').filter((pre) => !pre.closest('table')).map((pre) => pre.innerText.replace(/\\u00a0/g, ' ').replace(/[ \\t]+$/gm, '').replace(/^\\s*\\n/, '').trimEnd()).filter(Boolean),
  };
})()`;

function captureAll(script: string): string {
  return `(async () => {
    ${script};
    globalThis.postilRequest = { kind: 'capture', scope: 'page' };
    return (await postilPage.main()).markdown;
  })()`;
}

const squash = (text: string) =>
  text
    .replace(/<br>/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** The same elements as a Markdown parser sees them. */
function parsed(markdown: string): Elements {
  const math = [...markdown.matchAll(/\$\$\n([^]*?)\n\$\$|\$([^$\n]+)\$/g)].map(([, alone, inline]) => squash(alone ?? inline ?? ''));
  const found: Elements = { items: [], cells: [], code: [], math };
  const items: string[] = [];
  let cell = false;
  for (const token of new MarkdownIt().parse(markdown, {})) {
    if (token.type === 'list_item_open') items.push('');
    else if (token.type === 'list_item_close') found.items.push(squash(items.pop() ?? ''));
    else if (token.type === 'fence' || token.type === 'code_block') found.code.push(token.content.replace(/[ \t]+$/gm, '').trimEnd());
    else if (/^t[dh]_open$/.test(token.type)) cell = true;
    else if (/^t[dh]_close$/.test(token.type)) cell = false;
    else if (token.type === 'inline' && cell) found.cells.push(squash(token.content));
    else if (token.type === 'inline' && items.length > 0) items[items.length - 1] += token.content;
  }
  return found;
}

function overlap(wanted: readonly string[], again: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of again) left.set(text, (left.get(text) ?? 0) + 1);
  return wanted.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  }).length;
}

/** Counts what of the open page's structure comes through Markdown and a parser again. */
export async function roundTrip(page: Page, script: string): Promise<Record<keyof Elements, Kept>> {
  const wanted = (await page.evaluate(READ)) as Elements;
  const again = parsed(String(await page.evaluate(captureAll(script))));
  const compare = (kind: keyof Elements): Kept => ({
    wanted: wanted[kind].length,
    found: overlap(wanted[kind], again[kind]),
    again: again[kind].length,
  });
  return { items: compare('items'), cells: compare('cells'), code: compare('code'), math: compare('math') };
}

/** One line for each kind: how many of its elements came through, of how many. */
export function structureReport(pages: readonly Record<keyof Elements, Kept>[]): string[] {
  const line = (name: string, kind: keyof Elements) => {
    const sum = (count: keyof Kept) => pages.reduce((total, page) => total + page[kind][count], 0);
    const [wanted, found] = [sum('wanted'), sum('found')];
    return `  ${name.padEnd(12)} ${wanted === 0 ? 'none' : (found / wanted).toFixed(3)}  (${found} of ${wanted})`;
  };
  return [
    `Through Markdown and a parser again, whole pages as seen (${pages.length} pages)`,
    line('table cells', 'cells'),
    line('code', 'code'),
    line('formulas', 'math'),
    line('list items', 'items'),
  ];
}
