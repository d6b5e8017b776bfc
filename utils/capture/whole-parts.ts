import { isNamed } from './nodes';
import { isDataTable } from './table';
import type { TextBlock } from './text-block';

const HEADING = /^h[1-6]$/;
const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const probability = (logit: number) => 1 / (1 + Math.exp(-logit));

/** The blocks by an element around each of them, where it has one. */
function groups(blocks: readonly TextBlock[], around: (element: Element) => Element | null | undefined): Map<Element, number[]> {
  const found = new Map<Element, number[]>();
  blocks.forEach(({ element }, at) => {
    const group = around(element);
    if (!group) return;
    const members = found.get(group);
    if (members) members.push(at);
    else found.set(group, [at]);
  });
  return found;
}

/** A list of which the greater part belongs is whole; of one that mostly does not nothing is kept. */
function wholeLists(blocks: readonly TextBlock[], logits: readonly number[], kept: boolean[]): void {
  for (const items of groups(blocks, (element) => element.closest('li')?.parentElement).values()) {
    if (items.length < 3) continue;
    const belongs = items.reduce((sum, at) => sum + probability(logits[at] ?? 0), 0) > items.length / 2;
    for (const at of items) kept[at] = belongs;
  }
}

/** A table for data is kept with its heads where the greater part of it is, by letters or by cells; else nothing of it. */
function wholeTables(blocks: readonly TextBlock[], kept: boolean[]): void {
  for (const [table, cells] of groups(blocks, (element) => element.closest('table'))) {
    const plain = cells.filter((at) => /^t[dh]$/.test(blocks[at]?.element.localName ?? ''));
    if (plain.length < 4 || plain.length < cells.length * 0.8 || !isNamed(table, 'table') || !isDataTable(table)) continue;
    const chars = (list: readonly number[]) => list.reduce((sum, at) => sum + (blocks[at]?.text.length ?? 0), 0);
    const own = cells.filter((at) => kept[at]);
    const belongs = own.length >= cells.length / 2 || chars(own) > chars(cells) / 2;
    for (const at of cells) kept[at] = belongs;
  }
}

/** Code and formulas have few words to be known by: they belong where what stands around them does. */
function codeAndFormulas(blocks: readonly TextBlock[], kept: boolean[]): void {
  const before = [...kept];
  blocks.forEach(({ element, nodes }, at) => {
    if (kept[at] || (element.closest('pre, math, [role="math"]') === null && nodes[0]?.nodeType !== Node.ELEMENT_NODE)) return;
    kept[at] = [-2, -1, 1, 2].filter((step) => before[at + step]).length >= 2;
  });
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a heading says what the page's title says. A title may have the site's name added or be cut short; it may also be the site's name alone. */
function saysTitle(heading: string, title: string): boolean {
  const [own, whole] = [squash(heading), squash(title)];
  if (whole.includes(own) || (own.includes(whole) && whole.length * 2 > own.length)) return true;
  const [asked, known] = [words(heading), new Set(words(title))];
  return asked.filter((word) => known.has(word)).length * 2 > asked.length;
}

/** How far below a heading its text may begin, in blocks: a line with date and writer may come first. */
const BELOW = 3;

/** The heading over a kept text belongs to it, unless it is the page's title, which is given apart. */
function headings(blocks: readonly TextBlock[], title: string, kept: boolean[]): void {
  const before = [...kept];
  const isHeading = (at: number) => HEADING.test(blocks[at]?.element.localName ?? '');
  blocks.forEach(({ element, text }, at) => {
    if (kept[at] || !isHeading(at)) return;
    if (element.localName === 'h1' ? saysTitle(text, title) : squash(title).includes(squash(text))) return;
    const end = Math.min(blocks.length, at + BELOW + 1);
    let below = at + 1;
    while (below < end && !before[below] && !isHeading(below)) below += 1;
    const first = below < end && before[below] && !isHeading(below) ? blocks[below] : undefined;
    const around = element.parentElement?.parentElement;
    if (first && around?.contains(first.element)) kept[at] = true;
  });
}

/** The only heading of the first rank, before all that is kept, goes where it is the page's title, which is given apart. */
function titleApart(blocks: readonly TextBlock[], title: string, kept: boolean[]): void {
  const first = kept.indexOf(true);
  const [heading, ...more] = blocks.filter(({ element }) => element.localName === 'h1');
  if (heading && more.length === 0 && blocks[first] === heading && saysTitle(heading.text, title)) kept[first] = false;
}

/** A heading goes when nothing was kept of what it stood over: at the end of the text, or right before a heading of its rank or above. */
function emptyHeadings(blocks: readonly TextBlock[], kept: boolean[]): void {
  // Rank of the next kept block: 1 to 6 for headings, 7 for text, 0 for the end.
  let next = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    if (!kept[at]) continue;
    const name = blocks[at]?.element.localName ?? '';
    const rank = HEADING.test(name) ? Number(name[1]) : 7;
    if (rank < 7 && next <= rank) kept[at] = false;
    else next = rank;
  }
}

/**
 * Which blocks to keep by how likely each belongs to the main text: what is one thing is kept or left out as one, whatever its single blocks look like.
 * `logits`: above 0 means yes.
 */
export function wholeParts(blocks: readonly TextBlock[], logits: readonly number[], title: string): boolean[] {
  const kept = logits.map((logit) => logit > 0);
  wholeLists(blocks, logits, kept);
  wholeTables(blocks, kept);
  headings(blocks, title, kept);
  codeAndFormulas(blocks, kept);
  emptyHeadings(blocks, kept);
  titleApart(blocks, title, kept);
  return kept;
}
