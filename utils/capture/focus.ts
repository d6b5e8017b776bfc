/** Fields whose text can be read and written by position. */
export type TextField = HTMLTextAreaElement | HTMLInputElement;

const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'number']);

/** The element that has the focus, looked for inside open shadow roots. */
export function focusedElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

export function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && TEXT_TYPES.has(element.type);
}

/** Fields that hold a secret: passwords (also while shown as text), one-time codes, card numbers, masked text. Their value is never read. */
export function isSecret(element: Element | null): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  if (element.type === 'password') return true;
  if (/\b(current-password|new-password|one-time-code|cc-(number|csc|exp))/.test(element.autocomplete)) return true;
  const masked = getComputedStyle(element).getPropertyValue('-webkit-text-security');
  return masked !== '' && masked !== 'none';
}

/** Whether a text can be put where the focus (or the given node) is. */
export function isEditable(node: Node | null): boolean {
  if (isSecret(node instanceof Element ? node : null)) return false;
  if (isTextFieldNode(node)) return !node.readOnly && !node.disabled;
  const element = node instanceof Element ? node : node?.parentElement;
  return element instanceof HTMLElement && (element.isContentEditable || document.designMode === 'on');
}

function isTextFieldNode(node: Node | null): node is TextField {
  return node instanceof Element && isTextField(node);
}

/** The marked part of a field, empty where there is only a caret. Fields without positions (email, number) give what the browser shows as marked. */
export function fieldSelection(field: TextField): string {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return document.getSelection()?.toString() ?? '';
  return field.value.slice(selectionStart, selectionEnd);
}
