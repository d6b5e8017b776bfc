import { isKeyCatcher } from '@/utils/capture/key-catcher';
import { isTextArea, isTextField, type TextField } from '@/utils/capture/nodes';
import { editableRoot, selectedEnds } from './place';
import { pointAfter, squash, textPieces, type Ends } from './rich-text';

/** In longer texts no paragraph is looked for: each look walks through all of it. In UTF-16 code units. */
const MOST = 100_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The paragraph around a position: the lines up to the next empty ones, without the white space around them. Undefined in an empty line. */
export function paragraphSpan(text: string, at: number): Span | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  if (line.trim() === '') return undefined;
  const above = [...text.slice(0, lineStart).matchAll(/\n[^\S\n]*(?=\n)/g)].at(-1);
  const below = /\n[^\S\n]*(?:\n|$)/.exec(text.slice(at));
  const from = above ? above.index + above[0].length : 0;
  const to = below ? at + below.index : text.length;
  const whole = text.slice(from, to);
  return { start: from + whole.length - whole.trimStart().length, end: to - (whole.length - whole.trimEnd().length) };
}

function inField(field: TextField): Span | undefined {
  const { value, selectionStart, selectionEnd } = field;
  if (value.length > MOST || selectionStart === null || selectionStart !== selectionEnd) return undefined;
  return isTextArea(field) ? paragraphSpan(value, selectionStart) : paragraphSpan(value, 0);
}

interface RichSpan {
  readonly ends: Ends;
  readonly text: string;
}

/** The line of rich text with the caret: a block of the editor's, or what stands between two breaks. */
function inRich(active: Element | null): RichSpan | undefined {
  const ends = selectedEnds(active?.getRootNode() ?? document);
  if (!ends || ends.startContainer !== ends.endContainer || ends.startOffset !== ends.endOffset) return undefined;
  const root = editableRoot(ends.startContainer);
  if (!root || (root.textContent ?? '').length > MOST) return undefined;
  const { before, after } = textPieces(root, ends);
  const [head, tail] = [before.slice(before.lastIndexOf('\n') + 1), after.split('\n', 1)[0] ?? ''];
  const text = (head + tail).trim();
  if (text === '') return undefined;
  const letters = squash(before).length - squash(head).length;
  const start = pointAfter(root, letters, false);
  const end = pointAfter(root, letters + squash(text).length, true);
  if (!start || !end) return undefined;
  return { text, ends: { startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset } };
}

type IsSecret = (element: Element | null) => boolean;

/** The paragraph with the caret, where nothing is selected in a text field; undefined without one. */
export function paragraphText(active: Element | null, isSecret: IsSecret): string | undefined {
  if (isSecret(active) || isKeyCatcher(active)) return undefined;
  if (!isTextField(active)) return inRich(active)?.text;
  const span = inField(active);
  return span && active.value.slice(span.start, span.end);
}

/**
 * Does something while the paragraph with the caret is marked, and gives the caret back in the same turn, so that the page hears of no
 * other selection. Undefined, and nothing done, where no caret is in a text.
 */
export function atParagraph<T>(active: Element | null, isSecret: IsSecret, work: () => T): T | undefined {
  if (isSecret(active) || isKeyCatcher(active)) return undefined;
  if (isTextField(active)) {
    const span = inField(active);
    const { selectionStart, selectionEnd } = active;
    if (!span) return undefined;
    active.setSelectionRange(span.start, span.end);
    const done = work();
    active.setSelectionRange(selectionStart, selectionEnd);
    return done;
  }
  const found = inRich(active);
  const selection = document.getSelection();
  const before = found && selectedEnds(active?.getRootNode() ?? document);
  if (!found || !before || !selection) return undefined;
  const mark = ({ startContainer, startOffset, endContainer, endOffset }: Ends) =>
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  mark(found.ends);
  const done = work();
  mark(before);
  return done;
}
