import MarkdownIt from 'markdown-it';
import type { Page } from 'puppeteer-core';

/** Texts of a page's elements by kind, without white space, punctuation and case (code: as it is). */
export interface Elements {
  items: string[];
  cells: string[];
  code: string[];
}

/** How many elements a text has, how many of them were found again, and how many there are after the way through Markdown. */
export interface Kept {
  wanted: number;
  found: number;
  again: number;
}

/** Reads the elements of the open page by the bundle of `page-elements.ts`. */
const readCode = (elements: string) => `(() => { ${elements}; return postilElements(); })()`;

function captureAll(script: string): string {
  return `(async () => {
    ${script};
    globalThis.postilRequest = { kind: 'capture', scope: 'page' };
    return (await postilPage.main()).markdown;
  })()`;
}

const squash = (text: string) =>
  text
    .replace(/^\[[x ]\] |<br>/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** The same elements as a Markdown parser sees them. */
function parsed(markdown: string): Elements {
  const found: Elements = { items: [], cells: [], code: [] };
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

/** Counts what of the open page's structure comes through Markdown and a parser again. `elements`: the bundle of `page-elements.ts`. */
export async function roundTrip(page: Page, script: string, elements: string): Promise<Record<keyof Elements, Kept>> {
  const wanted = (await page.evaluate(readCode(elements))) as Elements;
  const again = parsed(String(await page.evaluate(captureAll(script))));
  const compare = (kind: keyof Elements): Kept => ({
    wanted: wanted[kind].length,
    found: overlap(wanted[kind], again[kind]),
    again: again[kind].length,
  });
  return { items: compare('items'), cells: compare('cells'), code: compare('code') };
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
    line('list items', 'items'),
  ];
}
