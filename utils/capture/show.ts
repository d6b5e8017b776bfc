import type { PageView } from '@/utils/schema/page';
import { visibleText } from './visible-text';

/** Enough of a passage to know it by, in letters. */
const LETTERS = 120;
const MOST = 2_000_000;
const MS = 300;
/** How long the place is marked, in milliseconds. */
const MARKED = 2_400;

const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The letters of the first line that has some, without the marks of Markdown that are letters. */
function lettersOf(passage: string): string {
  for (const line of passage.split('\n')) {
    const plain = line
      .replace(/!\[[^\]]*\]\(\)/g, '')
      .replace(/^[\s>]*(?:\d+[.)]\s|[-*+]\s(?:\[[x ]\]\s)?)?/, '')
      .split(/<br>|(?<!\\)\||\$/);
    const letters = plain.map(squash).find((part) => part.length > 0);
    if (letters) return letters.slice(0, LETTERS);
  }
  return '';
}

/** The element that a text begins in. */
function elementOf(letters: string, within: Element): Element | null {
  const { text, nodes } = visibleText(within, MOST, MS);
  let squashed = '';
  const starts: number[] = [];
  nodes.forEach(({ at }, index) => {
    starts.push(squashed.length);
    squashed += squash(text.slice(at, nodes[index + 1]?.at));
  });
  const found = squashed.indexOf(letters);
  const index = found < 0 ? -1 : starts.findLastIndex((start) => start <= found);
  return nodes[index]?.node.parentElement ?? null;
}

function reveal(element: Element): void {
  // At once: a page's own smooth scrolling may take seconds over a long page, and is a nuisance to some.
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Ends by itself and leaves nothing in the page. System colours are seen on any ground.
  const mark = { outline: '3px solid Highlight', outlineOffset: '3px' };
  element.animate([mark, { ...mark, offset: 0.8 }, { ...mark, outlineColor: 'transparent' }], { duration: MARKED });
}

/** Brings a passage of a captured text into view, looked for by its words, near its anchor first. False if it is there no more. */
export function show(passage: string, anchor: string | undefined): PageView {
  const near = anchor ? document.getElementById(anchor) : null;
  const letters = lettersOf(passage);
  const places = [near, document.body].filter((place) => place !== null);
  for (const place of letters === '' ? [] : places) {
    const element = elementOf(letters, place);
    if (!element) continue;
    reveal(element);
    return { kind: 'show', shown: true };
  }
  if (near) reveal(near);
  return { kind: 'show', shown: near !== null };
}
