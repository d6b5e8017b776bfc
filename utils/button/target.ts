import { besidePoint, inField, type Point, type Size } from './place';

/** Single-line fields in which people write text; a password is none. */
const LINES = new Set(['text', 'search']);

/** The element with the focus, looked for through open shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const isRtl = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

function isField(element: Element | null): element is HTMLElement {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Nothing but white space, as after a double click beside a word. Only a selection within one text is looked at: others may be long. */
const isBlank = ({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean =>
  anchorNode === focusNode &&
  focusNode instanceof Text &&
  focusNode.data.slice(Math.min(anchorOffset, focusOffset), Math.max(anchorOffset, focusOffset)).trim() === '';

/** Where the end of the selection is that the user moves; the pointer's place where it was made with it. */
function selectionEnd(pointer: Point | undefined): Point | undefined {
  const selection = document.getSelection();
  if (!selection?.focusNode || selection.isCollapsed || isBlank(selection)) return undefined;
  if (pointer) return pointer;
  const end = document.createRange();
  end.setStart(selection.focusNode, selection.focusOffset);
  // Between two elements a place has no rectangle of its own.
  const { right, bottom } = end.getClientRects()[0] ?? selection.getRangeAt(0).getBoundingClientRect();
  return { x: right, y: bottom };
}

function lineEnd(element: Element | null, pointer: Point | undefined): Point | undefined {
  if (!(element instanceof HTMLInputElement) || !LINES.has(element.type)) return undefined;
  if (element.selectionStart === element.selectionEnd) return undefined;
  const { right, bottom } = element.getBoundingClientRect();
  return pointer ?? { x: right, y: bottom };
}

/**
 * Where the button belongs now: in the corner of the field that the user writes in, else beside what is selected, else nowhere.
 * @param pointer where the pointer made the selection, if it did
 */
export function buttonPlace(pointer: Point | undefined): Point | undefined {
  const view: Size = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const element = focused();
  if (isField(element)) return inField(element.getBoundingClientRect(), view, isRtl(element));
  const end = lineEnd(element, pointer) ?? selectionEnd(pointer);
  return end && end.y >= 0 && end.y <= view.height ? besidePoint(end, view) : undefined;
}
