/** Types a text by the browser's editing command. Line breaks become what the element makes of them. */
export function typeText(text: string): boolean {
  return document.execCommand('insertText', false, text);
}

/** Types, and tells as spell checkers do that the text was replaced: some editors note a step for their undo only then. */
export function typeAndTell(target: Element, text: string): boolean {
  const typed = typeText(text);
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
  return typed;
}

/** Types line by line, with the command for a line break in between, for editors that drop line breaks in a text. */
export function typeLines(text: string): boolean {
  return text.split('\n').every((line, at) => {
    if (at > 0 && !document.execCommand('insertLineBreak')) return false;
    return line === '' || document.execCommand('insertText', false, line);
  });
}

/** Puts text with its form; false where the page lets no script do that. */
export function putHtml(html: string): boolean {
  try {
    return document.execCommand('insertHTML', false, html);
  } catch {
    return false;
  }
}
