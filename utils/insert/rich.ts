import type { InsertRefusal } from '@/utils/schema/page';
import { selectedEnds, type RichPlace } from './place';
import { holds, pointAfter, richText, squash, textPieces, type Point, type TextPieces } from './rich-text';
import { undo } from './undo';
import { becomes, pause } from './wait';
import { waysFor } from './ways';

/** Letters on each side of the place that have to be the same, where the rest of the text has changed. */
const NEIGHBOURS = 100;
/** After the focus some editors put their own last selection back, or read the new one late; looked at this much later, in milliseconds. */
const SETTLE_MS = 120;
const TRIES = 4;

interface Target {
  root: HTMLElement;
  start: Point;
  end: Point;
  pieces: TextPieces;
}

/** Where the remembered place begins, in letters; undefined if it is not there exactly once. */
function findLetters(root: Element, { before, inside, after }: TextPieces): number | undefined {
  const now = squash(richText(root));
  const [lead, marked, rest] = [squash(before), squash(inside), squash(after)];
  if (now === lead + marked + rest) return lead.length;
  const near = lead.slice(-NEIGHBOURS);
  const known = near + marked + rest.slice(0, NEIGHBOURS);
  const at = now.indexOf(known);
  if (known === '' || at < 0 || now.includes(known, at + 1)) return undefined;
  return at + near.length;
}

const sameText = (a: TextPieces, b: TextPieces) =>
  squash(a.before) === squash(b.before) && squash(a.inside) === squash(b.inside) && squash(a.after) === squash(b.after);

/** The remembered place in the present document, by its nodes if they are still there, else by its text. */
function locate(place: RichPlace, root: HTMLElement): Target | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = place.ends;
  if (root.contains(startContainer) && root.contains(endContainer)) {
    const pieces = textPieces(root, place.ends);
    const start = { node: startContainer, offset: startOffset };
    if (sameText(pieces, place.pieces)) return { root, start, end: { node: endContainer, offset: endOffset }, pieces };
  }
  const letters = findLetters(root, place.pieces);
  if (letters === undefined) return undefined;
  const caret = squash(place.pieces.inside) === '';
  const start = pointAfter(root, letters, caret);
  const end = caret ? start : pointAfter(root, letters + squash(place.pieces.inside).length, true);
  if (!start || !end) return undefined;
  const ends = { startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset };
  const pieces = textPieces(root, ends);
  return squash(pieces.inside) === squash(place.pieces.inside) ? { root, start, end, pieces } : undefined;
}

/** Whether what is marked now is what was meant. */
function isMarked({ root, pieces }: Target): boolean {
  const range = selectedEnds(root.getRootNode());
  if (!range || !root.contains(range.startContainer)) return false;
  return sameText(textPieces(root, range), pieces);
}

/** Gives the element the focus and marks the place; looks again after a while, since editors put their own selection back. */
async function mark(target: Target): Promise<boolean> {
  const { root, start, end } = target;
  for (let tries = 0; tries < TRIES; tries += 1) {
    root.focus({ preventScroll: true });
    document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    await pause(SETTLE_MS);
    if (isMarked(target)) return true;
    if (!root.contains(start.node) || !root.contains(end.node)) return false;
  }
  return false;
}

/**
 * Puts a text into rich text: the ways that fit the editor one after the other, each read back; a wrong attempt is taken back before the next.
 * Returns the refusal, or undefined when the text stands where it should.
 */
export async function insertIntoRich(place: RichPlace, draft: string, mode: 'insert' | 'replace'): Promise<InsertRefusal | undefined> {
  const { root } = place;
  if (!root.isConnected) return 'place-gone';
  if (!root.isContentEditable && document.designMode !== 'on') return 'read-only';
  const original = richText(root);
  const untouched = () => richText(root) === original;
  for (const way of waysFor(root, draft)) {
    const found = locate(place, root);
    if (!found) return 'text-changed';
    const target = mode === 'insert' ? afterIt(found) : found;
    if (!(await mark(target))) return 'place-gone';
    const focused = target.start.node instanceof Element ? target.start.node : (target.start.node.parentElement ?? root);
    if (!way(focused, draft) && untouched()) continue;
    if (await becomes(() => holds(root, target.pieces, draft))) return undefined;
    if (!(await undo(focused.isConnected ? focused : root, untouched))) return 'not-accepted';
  }
  return 'not-accepted';
}

/** The place right behind what is marked. */
function afterIt({ root, end, pieces }: Target): Target {
  return { root, start: end, end, pieces: { before: pieces.before + pieces.inside, inside: '', after: pieces.after } };
}
