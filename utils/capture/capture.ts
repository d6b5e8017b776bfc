import type { PageCapture, PageRequest } from '@/utils/schema/page';
import type { SiteRule } from '@/utils/schema/site-rule';
import type { MAX_SOURCE_CHARS } from '@/utils/schema/source';
import { drawnLength } from './clean-text';
import { focusedElement, isEditable } from './focus';
import { mainText, visibleChars, wholePage } from './main-text';
import { cutAt, printPassages, type Printed } from './passages';
import { languageAt, readSelection } from './selection';
import { ruleFor } from './site-rules';
import { Tally } from './tally';
import { readTranscript, transcriptBlocks } from './transcript';
import { countWords } from './words';

/** The schema's own figure; its value stays out of the page. */
const MOST: typeof MAX_SOURCE_CHARS = 1_000_000;

/** Time for the walk over a page, in milliseconds. */
const WALK_MS = 200;
/** Time to count the characters of a page of which only a part is taken. */
const COUNT_MS = 60;

/** Cuts what the marks of Markdown have made longer than the limit, at the end of a line. */
function fit(printed: Printed, tally: Tally): Printed {
  const { markdown } = printed;
  if (markdown.length <= MOST) return printed;
  const line = markdown.lastIndexOf('\n', MOST);
  const end = line > MOST / 2 ? line : MOST;
  tally.omit('limit', markdown.length - end);
  return cutAt(printed, end);
}

function answer(scope: PageCapture['scope'], printed: Printed, tally: Tally, taken: number): PageCapture {
  const { markdown, passages } = fit(printed, tally);
  return {
    kind: 'capture',
    scope,
    method: 'dom',
    title: document.title.slice(0, 2_000),
    url: location.href,
    lang: languageAt(null),
    markdown,
    passages,
    words: countWords(markdown),
    pageChars: tally.seen + tally.unreached,
    takenChars: taken,
    omitted: tally.list(),
    leftOut: tally.pieces,
    editable: isEditable(focusedElement()),
    focused: document.hasFocus(),
    contentType: document.contentType,
  };
}

function captureSelection(tally: Tally, deadline: number): PageCapture | undefined {
  const selected = readSelection(tally, MOST, deadline);
  if (!selected) return undefined;
  const { method, editable, printed, element, around } = selected;
  const pageChars = Math.max(tally.seen, visibleChars(performance.now() + COUNT_MS));
  const captured = answer('selection', printed, tally, drawnLength(printed.markdown));
  return { ...captured, method, editable, pageChars, lang: languageAt(element), ...(around && { around }) };
}

/** The page, and what its recording says, if it has one with words. */
function capturePage(wholly: boolean, deadline: number, rule: SiteRule | undefined): PageCapture {
  const spoken = readTranscript();
  const reading = { most: MOST, deadline, rule, apart: spoken?.element ? [spoken.element] : [] };
  const { scope, blocks, anchors, tally, taken, isThread = false } = wholly ? wholePage(reading) : mainText(reading);
  const told = spoken ? transcriptBlocks(spoken.cues) : [];
  const said = spoken?.cues.reduce((chars, { text }) => chars + text.length, 0) ?? 0;
  tally.seen += said;
  const printed = printPassages([...blocks, ...told], anchors);
  return { ...answer(printed.markdown === '' ? 'nothing' : scope, printed, tally, taken + said), isThread };
}

function nothing(tally: Tally): PageCapture {
  const empty = { markdown: '', passages: [] };
  return { ...answer('nothing', empty, tally, 0), pageChars: visibleChars(performance.now() + COUNT_MS) };
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
  return capturePage(request.scope === 'page', deadline, ruleFor(location.hostname, request.rules ?? []));
}
