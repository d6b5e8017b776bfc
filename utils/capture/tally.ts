import type { Omission } from '@/utils/schema/source';
import { drawnLength } from './clean-text';
import { SILENT_SELECTOR } from './silent';

/** Characters of a subtree as drawn, scripts and the like apart. */
export function charsIn(node: Node): number {
  let chars = drawnLength(node.textContent ?? '');
  if (node instanceof Element && chars > 0) {
    for (const silent of node.querySelectorAll(SILENT_SELECTOR)) chars -= drawnLength(silent.textContent ?? '');
  }
  return Math.max(0, chars);
}

/** Counts what a walk saw and what it left out, in characters as drawn. */
export class Tally {
  /** Visible characters met. */
  seen = 0;
  /** Characters that were not reached, whether visible or not. */
  unreached = 0;
  private readonly omitted = new Map<Omission['reason'], number>();

  /** Characters that cannot be seen. */
  get hidden(): number {
    return this.omitted.get('hidden') ?? 0;
  }

  omit(reason: Omission['reason'], chars: number): void {
    this.omitted.set(reason, (this.omitted.get(reason) ?? 0) + chars);
  }

  /** Something that was left out unread, so without a count. */
  note(reason: Omission['reason']): void {
    this.omit(reason, 0);
  }

  /** A subtree that cannot be seen. */
  hide(element: Element): void {
    const chars = charsIn(element);
    if (chars > 0) this.omit('hidden', chars);
  }

  /** An element that holds no text of this document; a frame of the same origin holds text that another capture brings. */
  skip(element: Element): void {
    if (!(element instanceof HTMLIFrameElement)) return;
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
