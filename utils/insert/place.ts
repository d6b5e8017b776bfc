import type { InsertRefusal } from '@/utils/schema/page';
import { isKeyCatcher, isSmall, isUnseenFrame } from '@/utils/capture/key-catcher';
import { isHtml, isShadowRoot, isTextArea, isTextField, type TextField } from '@/utils/capture/nodes';
import { drawnText, textPieces, type Ends, type TextPieces } from './rich-text';

/** A place in a field, by position. */
export interface FieldPlace {
  kind: 'field';
  field: TextField;
  start: number;
  end: number;
  value: string;
}

/** A place in rich text: its two ends, and the text before, in and after it, by which it is known again. */
export interface RichPlace {
  kind: 'rich';
  root: HTMLElement;
  ends: Ends;
  pieces: TextPieces;
}

/** A place in an editor that draws by itself and catches the keys with a hidden field: only the editor knows where it is. */
export interface ProxyPlace {
  kind: 'proxy';
  field: HTMLElement;
  /** The nearest element around the field that draws text. */
  host: Element;
  /** The nearest one that has some size. */
  near: Element;
  drawn: string;
  /** What the editor would copy. */
  marked: string;
  /** What is marked in the field itself, where that is what the editor goes by. */
  ends?: Ends | undefined;
}

/** `secret`: a field that is never read nor written. */
export type Place = FieldPlace | RichPlace | ProxyPlace | { kind: 'secret' };

/** What the page would put on the clipboard if one copied in this element. */
export type CopiedText = (element: Element) => string | undefined;

/** An editor's text can be long; older places are forgotten. */
const MOST_PLACES = 8;

declare global {
  /** The places of the last captures in this document, by name; the one thing that stays in the page's isolated world. */
  var postilPlaces: Map<string, Place> | undefined;
}

/** The outermost editable element around a node. */
export function editableRoot(node: Node): HTMLElement | null {
  let root: HTMLElement | null = null;
  const start = isHtml(node) ? node : node.parentElement;
  for (let at = start; at?.isContentEditable; at = at.parentElement) root = at;
  return root ?? (document.designMode === 'on' ? document.body : null);
}

function fieldPlace(field: TextField): FieldPlace {
  const { value, selectionStart, selectionEnd } = field;
  return { kind: 'field', field, start: selectionStart ?? value.length, end: selectionEnd ?? value.length, value };
}

/** The caret or what is marked, with its real ends where the focus is inside a shadow root. */
export function selectedEnds(within: Node): Ends | undefined {
  const selection = document.getSelection();
  if (selection?.rangeCount !== 1) return undefined;
  if (isShadowRoot(within) && 'getComposedRanges' in selection) return selection.getComposedRanges({ shadowRoots: [within] })[0];
  return selection.getRangeAt(0);
}

/** Whether an editor paints its text, so that no script can read it; what some draw beside their text is narrower. */
const paintsText = (host: Element) =>
  [...host.querySelectorAll('canvas')].some((canvas) => {
    const { width, height } = canvas.getBoundingClientRect();
    return width >= 300 && height >= 60;
  });

/** The editor around its hidden field: the nearest element of some size that draws text. None where the text could not be read back. */
function proxyPlace(field: HTMLElement, copied: CopiedText): Place | undefined {
  const above = (from: Element | null, isMeant: (element: Element) => boolean) => {
    let at = from;
    while (at && !isMeant(at) && at.parentElement !== document.body) at = at.parentElement;
    return at;
  };
  const near = above(field.parentElement, (element) => !isSmall(element.getBoundingClientRect()));
  const host = above(near, (element) => drawnText(element) !== '');
  if (!near || !host || paintsText(host)) return undefined;
  const ends = isTextArea(field) ? undefined : endsIn(field);
  return { kind: 'proxy', field, host, near, drawn: drawnText(host), marked: copied(field) ?? '', ends };
}

/** The ends of what is marked in an element: a copy, since a live range moves with the text. */
export function endsIn(element: Element): Ends | undefined {
  const ends = selectedEnds(element.getRootNode());
  if (!ends || !element.contains(ends.startContainer) || !element.contains(ends.endContainer)) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  return { startContainer, startOffset, endContainer, endOffset };
}

/** The end of a field that the reader has not chosen. */
function endOf(field: HTMLElement): Place {
  if (isTextField(field)) return { ...fieldPlace(field), start: field.value.length, end: field.value.length };
  const at = field.childNodes.length;
  const ends = { startContainer: field, startOffset: at, endContainer: field, endOffset: at };
  return { kind: 'rich', root: field, ends, pieces: textPieces(field, ends) };
}

function placeAt(active: Element | null, copied: CopiedText): Place | undefined {
  if (isKeyCatcher(active)) return proxyPlace(active, copied);
  if (isTextField(active)) return fieldPlace(active);
  // What an unseen editable element holds is not the text that the reader sees.
  if (isUnseenFrame()) return undefined;
  const ends = selectedEnds(active?.getRootNode() ?? document);
  const root = ends && editableRoot(ends.startContainer);
  const own = root && endsIn(root);
  return own ? { kind: 'rich', root, ends: own, pieces: textPieces(root, own) } : undefined;
}

/** The element that has the focus inside `active`, also behind shadow roots that only `open` can look into. */
export function innermostFocus(active: Element | null, open?: (host: Element) => ShadowRoot | null | undefined): Element | null {
  const root = active?.shadowRoot ?? (isHtml(active) ? open?.(active) : undefined);
  return root?.activeElement ? innermostFocus(root.activeElement, open) : active;
}

/**
 * Remembers under a name where a text may be put later: the field that has the focus with its caret, or the marked place in an editable
 * element. False if there is none, or none that may be written. `copied` asks the page what it would copy.
 */
export function remember(name: string, active: Element | null, secret: boolean, copied: CopiedText): boolean {
  return keep(name, secret ? { kind: 'secret' } : placeAt(active, copied));
}

/** The same with the end of a field that was found. */
export function rememberField(name: string, field: HTMLElement): boolean {
  return keep(name, endOf(field));
}

function keep(name: string, place: Place | undefined): boolean {
  const places = (globalThis.postilPlaces ??= new Map<string, Place>());
  places.delete(name);
  if (!place) return false;
  places.set(name, place);
  for (const oldest of places.keys()) if (places.size > MOST_PLACES) places.delete(oldest);
  return place.kind === 'field' ? !fieldRefusal(place.field) : place.kind !== 'secret';
}

export function placeNamed(name: string): Place | undefined {
  return globalThis.postilPlaces?.get(name);
}

/** Whether a text was ever taken from this document; if not, it is another one than the text came from. */
export const knowsPlaces = (): boolean => globalThis.postilPlaces !== undefined;

/** Why nothing may be written into a field, if so. */
export function fieldRefusal(field: TextField): InsertRefusal | undefined {
  if (!field.isConnected) return 'place-gone';
  if (field.type === 'password') return 'password';
  return field.readOnly || field.matches(':disabled') ? 'read-only' : undefined;
}
