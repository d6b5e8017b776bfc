import type { Around } from '@/utils/schema/source';
import type { Boundaries } from './extent';
import { flatParent } from './flat-tree';
import { Look } from './look';
import { isElement, isShadowRoot, isText, type TextField } from './nodes';
import { sentenceAround } from './sentence';
import { visibleText } from './visible-text';

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** Parts of a page whose headings do not stand over what comes after them. */
const APART = 'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"]';
/** Headings looked at before a place; a page with more is a listing, whose headings say little. */
const MOST_HEADINGS = 300;
/** Longest heading, and the most text in which a sentence is looked for. */
const HEADING_CHARS = 200;
const BLOCK_CHARS = 20_000;
const MS = 30;

const levelOf = (heading: Element) => Number(/^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level') ?? 2);

const isBefore = (a: Node, b: Node) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !a.contains(b);

const words = (element: Element) => visibleText(element, HEADING_CHARS, MS).text.replace(/\s+/g, ' ').trim().slice(0, HEADING_CHARS);

/** The headings that a place stands under, the highest first: from the place upwards, each one higher than the one before it. */
function headingsOver(place: Node): string[] {
  const path: string[] = [];
  let lowest = 7;
  let at: Node = place;
  for (;;) {
    const root = at.getRootNode();
    const scope = isShadowRoot(root) ? root : document;
    const here = at;
    const before = Array.from(scope.querySelectorAll(HEADINGS)).filter((heading) => isBefore(heading, here));
    for (const heading of before.slice(-MOST_HEADINGS).reverse()) {
      const level = levelOf(heading);
      const apart = heading.closest(APART);
      if (level >= lowest || (apart && !apart.contains(here))) continue;
      const text = words(heading);
      if (text === '') continue;
      path.unshift(text);
      lowest = level;
    }
    if (!isShadowRoot(root)) return path;
    at = root.host;
  }
}

/** The element around a node that is drawn as a block of its own. */
function blockAround(node: Node): Element | null {
  let at: Node | null = isElement(node) ? node : flatParent(node);
  while (at && !(isElement(at) && !new Look(at).inLine)) at = flatParent(at);
  return at && isElement(at) ? at : null;
}

function sentenceOf({ startContainer, startOffset, endContainer, endOffset }: Boundaries, lang: string): string {
  const block = blockAround(startContainer);
  if (!block?.contains(endContainer)) return '';
  const marked = document.createRange();
  marked.setStart(startContainer, startOffset);
  marked.setEnd(endContainer, endOffset);
  const { text, nodes } = visibleText(block, BLOCK_CHARS, MS);
  const inside = nodes.filter(({ node }) => marked.intersectsNode(node));
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return '';
  const start = first.at + (first.node === startContainer ? startOffset : 0);
  const end = last.at + (last.node === endContainer ? endOffset : last.node.data.length);
  return sentenceAround(text, start, end, lang);
}

/** What stands around a selection of the document. Undefined if nothing does. */
export function aroundSelection(range: Boundaries, lang: string): Around | undefined {
  const { startContainer } = range;
  const headings = headingsOver(isText(startContainer) ? (startContainer.parentElement ?? startContainer) : startContainer);
  const sentence = sentenceOf(range, lang);
  return headings.length > 0 || sentence !== '' ? { headings, sentence } : undefined;
}

/** What stands around the marked part of a field. */
export function aroundInField({ value, selectionStart, selectionEnd }: TextField, lang: string): Around | undefined {
  if (selectionStart === null || selectionEnd === null) return undefined;
  const sentence = sentenceAround(value, selectionStart, selectionEnd, lang);
  return sentence === '' ? undefined : { headings: [], sentence };
}
