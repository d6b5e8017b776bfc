import { isHtml, isTextArea } from '@/utils/capture/nodes';
import { putHtml, typeText } from './command-way';

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
  return handOver(target, event, text, html);
}

/**
 * Fires a paste; true if the editor took it. Some do not cancel it but move the focus to an element of their own, for the browser to paste into,
 * and read that a moment later: what is to be pasted is put there.
 */
function handOver(target: Element, event: Event, text: string, html?: string): boolean {
  const around = target.getRootNode() as Document | ShadowRoot;
  const before = around.activeElement;
  if (!target.dispatchEvent(event)) return true;
  const catcher = around.activeElement;
  if (!isHtml(catcher) || catcher === before || catcher.contains(target) || !(catcher.isContentEditable || isTextArea(catcher)))
    return false;
  return html === undefined || isTextArea(catcher) ? typeText(text) : putHtml(catcher, html, false);
}

/** What Firefox gives a script that is put into a page: the page's own objects, and a way to hand it some. */
interface FirefoxScope {
  readonly wrappedJSObject?: {
    DataTransfer: typeof DataTransfer;
    ClipboardEvent: typeof ClipboardEvent;
    InputEvent: typeof InputEvent;
    Object: ObjectConstructor;
  };
  readonly cloneInto?: <T>(value: T, scope: unknown, options?: { wrapReflectors?: boolean }) => T;
}

interface Carrier {
  readonly event: Event;
  /** What it carries; an editor can put more into it. */
  readonly data: DataTransfer;
}

/** `beforeinput`: as the browser announces a paste to editors that wait for that. */
type Kind = 'copy' | 'paste' | 'beforeinput';

const INIT = { bubbles: true, cancelable: true, composed: true };
const ANNOUNCED = { ...INIT, inputType: 'insertFromPaste' };

/**
 * An event that carries data, by their types. In Firefox, whose events lose these when a script makes them, it is made of the page's own
 * objects.
 */
export function carrier(kind: Kind, held: Readonly<Record<string, string>>): Carrier {
  const { wrappedJSObject: page, cloneInto } = globalThis as FirefoxScope;
  const data = page ? new page.DataTransfer() : new DataTransfer();
  for (const [type, text] of Object.entries(held)) data.setData(type, text);
  const announces = kind === 'beforeinput';
  if (!page || !cloneInto) {
    const event = announces
      ? new InputEvent(kind, { ...ANNOUNCED, dataTransfer: data })
      : new ClipboardEvent(kind, { ...INIT, clipboardData: data });
    return { event, data };
  }
  const event = announces ? new page.InputEvent(kind, cloneInto(ANNOUNCED, page)) : new page.ClipboardEvent(kind, cloneInto(INIT, page));
  const place = announces ? 'dataTransfer' : 'clipboardData';
  page.Object.defineProperty(event, place, cloneInto({ value: data }, page, { wrapReflectors: true }));
  return { event, data };
}

/** Hands a text with its form to an editor as if it were pasted. True if the editor took the event for itself. */
export function pasteForm(target: Element, text: string, html: string): boolean {
  const { event, data } = carrier('paste', { 'text/plain': text, 'text/html': html });
  return data.getData('text/html') === html && handOver(target, event, text, html);
}

/** Announces a paste, as the browser does to editors that go by its announcements. True if the editor took it for itself. */
export function announce(target: Element, text: string, html?: string): boolean {
  const { event, data } = carrier('beforeinput', { 'text/plain': text, ...(html !== undefined && { 'text/html': html }) });
  return data.getData('text/plain') === text && !target.dispatchEvent(event);
}
