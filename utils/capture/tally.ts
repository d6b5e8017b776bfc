import type { LeftOutPiece, Omission } from '@/utils/schema/source';
import { cleanText, drawnLength } from './clean-text';
import { isElement, isNamed } from './nodes';
import { SILENT_SELECTOR } from './silent';

/** Characters of a subtree as drawn, scripts and the like apart. */
export function charsIn(node: Node): number {
  let chars = drawnLength(node.textContent ?? '');
  if (isElement(node) && chars > 0) {
    for (const silent of node.querySelectorAll(SILENT_SELECTOR)) chars -= drawnLength(silent.textContent ?? '');
  }
  return Math.max(0, chars);
}

/** A piece of what was left out is shown with so many characters, and all pieces together with so many. */
const PIECE = 300;
const ALL_PIECES = 12_000;

/** The beginning of what a subtree says. */
function beginningOf(node: Node): string {
  let text = '';
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let at = texts.nextNode(); at && text.length < PIECE; at = texts.nextNode()) {
    if (!at.parentElement?.closest(SILENT_SELECTOR)) text += ` ${(at.nodeValue ?? '').slice(0, 2 * PIECE).trim()}`;
  }
  return text;
}

/** Counts what a walk saw and what it left out, in characters as drawn. */
export class Tally {
  /** Visible characters met. */
  seen = 0;
  /** Characters that were not reached, whether visible or not. */
  unreached = 0;
  /** Pieces of what was left out, for a look at it. */
  readonly pieces: LeftOutPiece[] = [];
  private room = ALL_PIECES;
  private readonly omitted = new Map<Omission['reason'], number>();

  /** Characters that cannot be seen. */
  get hidden(): number {
    return this.omitted.get('hidden') ?? 0;
  }

  omit(reason: Omission['reason'], chars: number): void {
    this.omitted.set(reason, (this.omitted.get(reason) ?? 0) + chars);
  }

  /** Keeps the beginning of something that was left out. */
  look(reason: Omission['reason'], raw: string): void {
    const text = cleanText(raw).text.replace(/\s+/g, ' ').trim().slice(0, PIECE);
    if (text === '' || this.room <= 0) return;
    this.room -= text.length;
    const before = this.pieces.at(-1);
    // Lines of one thing come one after the other; together they are read more easily.
    if (before?.reason === reason && before.text.length + text.length < PIECE) before.text += `\n${text}`;
    else this.pieces.push({ reason, text });
  }

  /** Something that was left out unread, so without a count. */
  note(reason: Omission['reason']): void {
    this.omit(reason, 0);
  }

  /** A subtree that is left out: one that cannot be seen, unless another reason is given. */
  hide(element: Element, reason: Omission['reason'] = 'hidden'): void {
    const chars = charsIn(element);
    if (chars === 0) return;
    this.omit(reason, chars);
    if (this.room > 0) this.look(reason, beginningOf(element));
  }

  /** An element that holds no text of this document; a frame of the same origin holds text that another capture brings. */
  skip(element: Element): void {
    if (!isNamed(element, 'iframe')) return;
    const chars = element.contentDocument?.body ? charsIn(element.contentDocument.body) : 0;
    if (chars > 0) this.omit('frame', chars);
  }

  /** Text behind the point where the walk ended; counted roughly. */
  leaveOver(reason: 'time' | 'limit', chars: number): void {
    this.unreached += chars;
    if (chars > 0) this.omit(reason, chars);
  }

  list(): Omission[] {
    return [...this.omitted].filter(([reason, chars]) => chars > 0 || reason === 'password').map(([reason, chars]) => ({ reason, chars }));
  }
}
