import type { Step } from './reword';

/** Where a piece stands. An empty one stands behind the piece before it, or in front of the one after it. */
function rangeOf(part: readonly Step[], at: number): StaticRange | undefined {
  const own = part[at]?.old ?? [];
  const before = part[at - 1]?.old.at(-1);
  const [first, last] = own.length > 0 ? [own[0], own.at(-1)] : [undefined, before];
  const next = first ?? part[at + 1]?.old[0];
  const [start, end] = [before && !first ? before : next, last ?? next];
  if (!start?.node || !end?.node) return undefined;
  const behind = (letter: typeof start) => (letter.offset ?? 0) + 1;
  const startOffset = start === before && !first ? behind(start) : (start.offset ?? 0);
  const endOffset = last ? behind(end) : (end.offset ?? 0);
  return new StaticRange({ startContainer: start.node, startOffset, endContainer: end.node, endOffset });
}

/**
 * Tells an editor piece by piece what is typed where, so that what stays is not touched. From the last to the first, since the places are
 * those of the text as it is drawn, and in one turn, which makes one step of it for the editor's undo. Trix does not cancel what it takes, so
 * that only the text tells. False where nothing was told.
 */
export function typeSteps(target: Element, part: readonly Step[]): boolean {
  const places = part.flatMap(({ changed, now, old }, at) => (changed ? [{ now, old, range: rangeOf(part, at) }] : []));
  if (places.some(({ now, old, range }) => !range || now.includes('\n') || old.some(({ sign }) => sign === '\n'))) return false;
  for (const { now, range } of places.toReversed()) {
    const init = { bubbles: true, cancelable: true, composed: true, inputType: 'insertText', data: now };
    const event = new InputEvent('beforeinput', { ...init, targetRanges: range ? [range] : [] });
    if (event.getTargetRanges().length !== 1) return false;
    target.dispatchEvent(event);
  }
  return places.length > 0;
}
