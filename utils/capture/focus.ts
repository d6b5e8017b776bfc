import { shadowOf } from './flat-tree';
import { isElement, isHtml, isInput, isTextArea, type TextField } from './nodes';

const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'number']);

/** The element that has the focus, looked for inside shadow roots. */
export function focusedElement(): Element | null {
  let active = document.activeElement;
  for (let inner = active; inner; inner = shadowOf(inner)?.activeElement ?? null) active = inner;
  return active;
}

export function isTextField(element: Element | null): element is TextField {
  return isTextArea(element) || (isInput(element) && TEXT_TYPES.has(element.type));
}

/** Fields that hold a secret: passwords (also while shown as text), one-time codes, card numbers, masked text. Their value is never read. */
export function isSecret(element: Element | null): boolean {
  if (!isInput(element) && !isTextArea(element)) return false;
  if (element.type === 'password') return true;
  if (/\b(current-password|new-password|one-time-code|cc-(number|csc|exp))/.test(element.autocomplete)) return true;
  const masked = getComputedStyle(element).getPropertyValue('-webkit-text-security');
  return masked !== '' && masked !== 'none';
}

/** Whether a text can be put where the focus (or the given node) is. */
export function isEditable(node: Node | null): boolean {
  if (isSecret(isElement(node) ? node : null)) return false;
  if (isTextFieldNode(node)) return !node.readOnly && !node.disabled;
  const element = isElement(node) ? node : (node?.parentElement ?? null);
  return isHtml(element) && (element.isContentEditable || document.designMode === 'on');
}

function isTextFieldNode(node: Node | null): node is TextField {
  return isElement(node) && isTextField(node);
}

/** The marked part of a field, empty where there is only a caret. Fields without positions (email, number) give what the browser shows as marked. */
export function fieldSelection(field: TextField): string {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return document.getSelection()?.toString() ?? '';
  return field.value.slice(selectionStart, selectionEnd);
}
