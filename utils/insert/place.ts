import type { InsertRefusal } from '@/utils/schema/page';
import { textPieces, type TextPieces } from './rich-text';

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** A place in a field, by position. */
export interface FieldPlace {
  kind: 'field';
  field: WeakRef<TextField>;
  start: number;
  end: number;
  value: string;
}

/** A place in rich text: the nodes of its two ends, and the text before, in and after it, by which it is known again. */
export interface RichPlace {
  kind: 'rich';
  root: WeakRef<HTMLElement>;
  startNode: WeakRef<Node>;
  startOffset: number;
  endNode: WeakRef<Node>;
  endOffset: number;
  pieces: TextPieces;
}

export type Place = FieldPlace | RichPlace;

type Ends = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

declare global {
  /** The place of the last capture in this document; the one thing that stays in the page's isolated world. */
  var postilPlace: Place | undefined;
}

/** The outermost editable element around a node. */
function editableRoot(node: Node): HTMLElement | null {
  let root: HTMLElement | null = null;
  const start = node instanceof HTMLElement ? node : node.parentElement;
  for (let at = start; at?.isContentEditable; at = at.parentElement) root = at;
  return root ?? (document.designMode === 'on' ? document.body : null);
}

function fieldPlace(field: TextField): FieldPlace {
  const end = field.value.length;
  return {
    kind: 'field',
    field: new WeakRef(field),
    start: field.selectionStart ?? end,
    end: field.selectionEnd ?? end,
    value: field.value,
  };
}

function richPlace(ends: Ends): RichPlace | undefined {
  const root = editableRoot(ends.startContainer);
  if (!root?.contains(ends.endContainer)) return undefined;
  return {
    kind: 'rich',
    root: new WeakRef(root),
    startNode: new WeakRef(ends.startContainer),
    startOffset: ends.startOffset,
    endNode: new WeakRef(ends.endContainer),
    endOffset: ends.endOffset,
    pieces: textPieces(root, ends),
  };
}

/** The caret or the whole of what is marked in the document, inside open shadow roots too. */
function caret(active: Element | null): Ends | undefined {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const within = active?.getRootNode();
  if (within instanceof ShadowRoot && 'getComposedRanges' in selection) return selection.getComposedRanges({ shadowRoots: [within] })[0];
  return selection.getRangeAt(0);
}

function placeAt(active: Element | null, ranges: readonly Ends[]): Place | undefined {
  if (active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && 'selectionStart' in active && isTyped(active)))
    return fieldPlace(active);
  const ends = ranges[0] ?? caret(active);
  return ends && ranges.length < 2 ? richPlace(ends) : undefined;
}

const isTyped = (field: HTMLInputElement) => ['text', 'search', 'url', 'tel', 'email', 'number'].includes(field.type);

/**
 * Remembers where a text may be put later: the field that has the focus with its caret, or the marked place in an editable element.
 * `ranges` are the marked ranges that are not empty.
 */
export function remember(active: Element | null, ranges: readonly Ends[]): void {
  globalThis.postilPlace = placeAt(active, ranges);
}

export function rememberedPlace(): Place | undefined {
  return globalThis.postilPlace;
}

/** Why nothing may be written into a field, if so. */
export function fieldRefusal(field: TextField): InsertRefusal | undefined {
  if (!field.isConnected) return 'place-gone';
  if (field.type === 'password') return 'password';
  return field.readOnly || field.matches(':disabled') ? 'read-only' : undefined;
}
