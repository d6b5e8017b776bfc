import type { PageDescription } from '@/utils/schema/page';
import { selectedExtent } from './extent';
import { fieldSelection, focusedElement, isEditable, isSecret, isTextField } from './focus';
import { selectedRanges } from './selection';
import type { Look } from './look';
import { Tally } from './tally';
import { walk } from './walk';
import { countWords } from './words';

/** Text that is read for a count, in characters, and the time for it; beyond, the count goes on at the same rate. */
const MOST = 20_000;
const COUNT_MS = 30;

function wordsInRanges(): number {
  const marked = selectedExtent(selectedRanges());
  if (!marked) return 0;
  const tally = new Tally();
  let text = '';
  const visitor = {
    enter: (_element: Element, look: Look) => {
      if (!look.inline) text += ' ';
      return true;
    },
    leave: () => undefined,
    text: (part: string) => {
      text += part;
      return text.length < MOST;
    },
  };
  walk(marked.root, { extent: marked.extent, visitor, tally, deadline: performance.now() + COUNT_MS, least: 0, selectable: true });
  const words = countWords(text);
  return tally.seen === 0 ? 0 : Math.round((words * (tally.seen + tally.unreached)) / tally.seen);
}

function selectionWords(active: Element | null): number {
  if (isTextField(active) && !isSecret(active)) {
    const words = countWords(fieldSelection(active).slice(0, MOST * 5));
    if (words > 0) return words;
  }
  return wordsInRanges();
}

/** Whether the document around this one has its focus in this frame; the outermost one has nothing around it. */
function inFocus(): PageDescription['inFocus'] {
  if (window.top === window) return 'yes';
  const { frameElement } = window;
  if (!frameElement) return 'unknown';
  const around = frameElement.getRootNode();
  // Of another realm, so `instanceof` does not know it.
  return 'activeElement' in around && around.activeElement === frameElement ? 'yes' : 'no';
}

/** Counts for a glance: no text leaves the page. */
export function describe(): Omit<PageDescription, 'paragraphWords'> {
  const active = focusedElement();
  return {
    kind: 'describe',
    title: document.title.slice(0, 2_000),
    url: location.href,
    selectionWords: selectionWords(active),
    editable: isEditable(active),
    focused: document.hasFocus(),
    holdsFrame: active?.localName === 'iframe' || active?.localName === 'frame',
    inFocus: inFocus(),
    contentType: document.contentType,
  };
}
