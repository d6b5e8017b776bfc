import { isHtml, isTextArea } from './nodes';

/** Too small to be written in. */
export const isSmall = ({ width, height }: DOMRect) => width < 30 || height < 8;

const CLEAR = 'rgba(0, 0, 0, 0)';

/** How far up the box stands that shows only a spot of a field. */
const LEVELS = 2;

/** Whether nobody sees a field: it is small or clear, or a small box around it shows only a spot of it. */
function isUnseen(field: Element): boolean {
  const { opacity, color, caretColor } = getComputedStyle(field);
  if (isSmall(field.getBoundingClientRect()) || Number(opacity) < 0.05 || (color === CLEAR && caretColor === CLEAR)) return true;
  let around = field.parentElement;
  for (let level = 0; around && level < LEVELS; level += 1, around = around.parentElement) {
    if (getComputedStyle(around).overflow !== 'visible' && isSmall(around.getBoundingClientRect())) return true;
  }
  return false;
}

/** Whether nobody sees this document: its frame has no size, is clear, or stands beside the page. */
export function isUnseenFrame(): boolean {
  if (window === window.top) return false;
  const frame = window.frameElement;
  if (!frame) return innerWidth < 30 || innerHeight < 8;
  const box = frame.getBoundingClientRect();
  const { scrollX, scrollY } = frame.ownerDocument.defaultView ?? window;
  return isUnseen(frame) || box.right + scrollX <= 0 || box.bottom + scrollY <= 0;
}

/** A field that is only there to catch the keys for an editor that draws its text elsewhere. */
export function isKeyCatcher(element: Element | null): element is HTMLElement {
  if (isTextArea(element)) return isUnseen(element);
  return isHtml(element) && 'editContext' in element && element.editContext !== null;
}
