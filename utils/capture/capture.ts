import type { PageCapture, PageRequest } from '@/utils/schema/page';
import type { MAX_SOURCE_CHARS } from '@/utils/schema/source';
import { focusedElement, isEditable } from './focus';
import { mainText, visibleChars, wholePage, type PageText } from './main-text';
import { printBlocks } from './markdown';
import { readSelection } from './selection';
import { Tally } from './tally';
import { countWords } from './words';

/** The schema's own figure; its value stays out of the page. */
const MOST: typeof MAX_SOURCE_CHARS = 1_000_000;

/** Time for the walk over a page, in milliseconds. */
const WALK_MS = 200;
/** Time to count the characters of a page of which only a part is taken. */
const COUNT_MS = 60;

/** Cuts what the marks of Markdown have made longer than the limit, at the end of a line. */
function fit(markdown: string, tally: Tally): string {
  if (markdown.length <= MOST) return markdown;
  const end = markdown.lastIndexOf('\n', MOST);
  const cut = markdown.slice(0, end > MOST / 2 ? end : MOST);
  tally.omit('limit', markdown.length - cut.length);
  return cut;
}

function languageAt(element: Element | null): string {
  const tagged = element?.closest('[lang]') ?? document.documentElement;
  return (tagged.getAttribute('lang') ?? '').trim().slice(0, 100);
}

function answer(scope: PageCapture['scope'], markdown: string, tally: Tally): PageCapture {
  const text = fit(markdown, tally);
  return {
    kind: 'capture',
    scope,
    method: 'dom',
    title: document.title.slice(0, 2_000),
    url: location.href,
    lang: languageAt(null),
    markdown: text,
    words: countWords(text),
    pageChars: tally.seen + tally.unreached,
    omitted: tally.list(),
    editable: isEditable(focusedElement()),
    focused: document.hasFocus(),
    contentType: document.contentType,
  };
}

function captureSelection(tally: Tally, deadline: number): PageCapture | undefined {
  const selected = readSelection(tally, MOST, deadline);
  if (!selected) return undefined;
  const { method, editable, markdown, element } = selected;
  const pageChars = Math.max(tally.seen, visibleChars(performance.now() + COUNT_MS));
  return { ...answer('selection', markdown, tally), method, editable, pageChars, lang: languageAt(element) };
}

function capturePage(page: PageText): PageCapture {
  const markdown = printBlocks(page.blocks);
  return answer(markdown === '' ? 'nothing' : page.scope, markdown, page.tally);
}

function nothing(tally: Tally): PageCapture {
  return { ...answer('nothing', '', tally), pageChars: visibleChars(performance.now() + COUNT_MS) };
}

/**
 * Reads this frame's document as the request asks: the selection, the main text or all visible text, as Markdown. Links are their text (their
 * addresses cost half as much again as the text itself), pictures are `![text]()`. What is left out is counted by its reason.
 */
export function capture(request: Extract<PageRequest, { kind: 'capture' }>): PageCapture {
  // The browser may have a layout to finish first; that is not the walk's time.
  document.documentElement.getBoundingClientRect();
  const deadline = performance.now() + WALK_MS;
  if (request.scope === 'auto' || request.scope === 'selection') {
    const tally = new Tally();
    const selection = captureSelection(tally, deadline);
    if (selection) return selection;
    if (request.scope === 'selection') return nothing(tally);
  }
  return capturePage(request.scope === 'page' ? wholePage(MOST, deadline) : mainText(MOST, deadline));
}
