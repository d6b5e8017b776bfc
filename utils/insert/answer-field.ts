import { isHtml, isTextArea } from '@/utils/capture/nodes';

const FIELDS = 'textarea, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';
/** Smaller ones are for a word or two. */
const WIDTH = 150;
const HEIGHT = 24;

function canAnswer(element: Element): element is HTMLElement {
  if (!isHtml(element) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width < WIDTH || box.height < HEIGHT) return false;
  return isTextArea(element)
    ? !element.readOnly && !element.disabled
    : element.isContentEditable && !element.parentElement?.isContentEditable;
}

/** The one field of a page for a text of some length; undefined where there is none, or more than one. */
export function answerField(): HTMLElement | undefined {
  const fields = Array.from(document.querySelectorAll(FIELDS)).filter(canAnswer);
  return fields.length === 1 ? fields[0] : undefined;
}
