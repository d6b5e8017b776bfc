export function escaped(text: string): string {
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

/** What Firefox gives a script that is put into a page: the page's own objects, and a way to hand it some. */
interface FirefoxScope {
  readonly wrappedJSObject?: { DataTransfer: typeof DataTransfer; ClipboardEvent: typeof ClipboardEvent; Object: ObjectConstructor };
  readonly cloneInto?: <T>(value: T, scope: unknown, options?: { wrapReflectors?: boolean }) => T;
}

/** As `paste` in Firefox, whose events lose the HTML when a script makes them: made of the page's own objects they keep it. */
export function pasteFromPage(target: Element, text: string, html: string): boolean {
  const { wrappedJSObject: page, cloneInto } = globalThis as FirefoxScope;
  if (!page || !cloneInto) return false;
  const data = new page.DataTransfer();
  data.setData('text/plain', text);
  data.setData('text/html', html);
  const event = new page.ClipboardEvent('paste', cloneInto({ bubbles: true, cancelable: true, composed: true }, page));
  page.Object.defineProperty(event, 'clipboardData', cloneInto({ value: data }, page, { wrapReflectors: true }));
  return !target.dispatchEvent(event);
}
