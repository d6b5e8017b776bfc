/** Types a text by the browser's editing command. Line breaks become what the element makes of them. */
export function typeText(text: string): boolean {
  return document.execCommand('insertText', false, text);
}

/** The last key of a person who types comes up again: older pages look at their text only then. */
function keyUp(target: Element): void {
  target.dispatchEvent(new KeyboardEvent('keyup', { key: 'Unidentified', bubbles: true, cancelable: true, composed: true }));
}

/** Types as a person does. */
export function typeAsKeys(target: Element, text: string): boolean {
  const typed = typeText(text);
  keyUp(target);
  return typed;
}

/** Tells as spell checkers do that the text was replaced: some editors note a step for their undo only then. */
function tell(target: Element, text: string): void {
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
}

/** Types, and tells that the text was replaced. */
export function typeAndTell(target: Element, text: string): boolean {
  const typed = typeText(text);
  tell(target, text);
  return typed;
}

/** Types line by line, with the command for a line break in between, for editors that drop line breaks in a text. */
export function typeLines(text: string): boolean {
  return text.split('\n').every((line, at) => {
    if (at > 0 && !document.execCommand('insertLineBreak')) return false;
    return line === '' || document.execCommand('insertText', false, line);
  });
}

/** Puts text with its form, and `tells` that it was replaced; false where the page lets no script do that. */
export function putHtml(target: Element, html: string, tells: boolean): boolean {
  try {
    const done = document.execCommand('insertHTML', false, html);
    if (tells) tell(target, '');
    keyUp(target);
    return done;
  } catch {
    return false;
  }
}
