function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Plain text as paragraphs, for editors that make their own of pasted HTML. */
export function paragraphs(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');
}

export function lineBreaks(text: string): string {
  return text.split('\n').map(escaped).join('<br>');
}

/**
 * Hands a text to an editor as if it were pasted. True if the editor took the event for itself; a native box does not, and nothing happens.
 * Firefox drops the data of an event made by a script, and an editor would delete the selection for an empty paste, so the data is looked at
 * before.
 */
export function paste(target: Element, text: string, html?: string): boolean {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  if (html !== undefined) data.setData('text/html', html);
  const init = { bubbles: true, cancelable: true, composed: true, clipboardData: data };
  const old = html === undefined ? { dataType: 'text/plain', data: text } : {};
  const event = new ClipboardEvent('paste', { ...init, ...old });
  const carried = event.clipboardData;
  if (carried?.getData('text/plain') !== text) return false;
  if (html !== undefined && carried.getData('text/html') !== html) return false;
  return !target.dispatchEvent(event);
}
