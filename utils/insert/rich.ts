import type { InsertRefusal } from '@/utils/schema/page';
import { behind, isMarked, locate, withLetterBefore, type Target } from './locate';
import { isElement } from '@/utils/capture/nodes';
import { hasFocus } from './here';
import type { RichPlace } from './place';
import { holds, pointAfter, richText, squash, type TextPieces } from './rich-text';
import { undo, undoLate } from './undo';
import { becomes, becomesSettled, pause } from './wait';
import { planRewording } from './reword';
import { waysFor, waysWithForm, type Way } from './ways';

/** After the focus some editors put their own last selection back, or read the new one late; looked at this much later, in milliseconds. */
const SETTLE_MS = 120;
const TRIES = 4;

const isDrawn = ({ root, ends }: Target) => root.contains(ends.startContainer) && root.contains(ends.endContainer);

/** Gives the element the focus and marks the place; looks again after a while, since editors put their own selection back. */
async function mark(target: Target): Promise<boolean> {
  const { root, ends } = target;
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The body of a frame counts as focused in its document also while the keys go to another frame.
    if (!document.hasFocus() && window !== window.top) window.focus();
    if (!hasFocus(root)) root.focus({ preventScroll: true });
    const selection = document.getSelection();
    // Anew even where nothing changes: the editor hears of it again, and a step of typing is closed, so that one undo takes the draft only.
    selection?.removeAllRanges();
    selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    await pause(SETTLE_MS);
    if (isMarked(target)) return true;
    if (!isDrawn(target)) return false;
  }
  return false;
}

/** Finds the remembered place and marks it; again where the editor has drawn its text anew for the focus. */
async function findAndMark(place: RichPlace, draft: string, mode: 'insert' | 'replace') {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = locate(place);
    if (!found) return 'text-changed';
    const meant = withLetterBefore(mode === 'insert' ? behind(found) : found, draft);
    if (await mark(meant.target)) return meant;
    if (isDrawn(meant.target)) break;
  }
  return 'place-gone';
}

/** The element that a person's key press or paste would reach. */
function elementAt({ root, ends }: Target): Element {
  const node = ends.startContainer;
  return (isElement(node) ? node : node.parentElement) ?? root;
}

/** Looks whether the text comes to stand there. `doubted`: it has to stay, since an editor may draw its own idea of the text anew. */
async function comesToStand(root: HTMLElement, pieces: TextPieces, text: string, doubted: boolean): Promise<boolean> {
  const stands = () => holds(root, pieces, text);
  const came = await becomesSettled(stands, () => richText(root));
  if (!came || !doubted) return came;
  await pause(SETTLE_MS);
  return stands();
}

/** Takes a text out that was put somewhere else than meant, where no undo does; false if that is not all that has changed. */
function takeOut(root: HTMLElement, original: string, text: string): boolean {
  const [before, now, put] = [squash(original), squash(richText(root)), squash(text)];
  if (put === '' || now.length !== before.length + put.length) return false;
  let at = 0;
  while (at < before.length && now[at] === before[at] && !(now.startsWith(put, at) && now.endsWith(before.slice(at)))) at += 1;
  if (now !== before.slice(0, at) + put + before.slice(at)) return false;
  const start = pointAfter(root, at, false);
  const end = pointAfter(root, at + put.length, true);
  if (!start || !end) return false;
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  return document.execCommand('delete');
}

/** Each of the ways after the other, until the text stands there and `accepts` it; what is not accepted is taken back. */
async function tryWays(
  place: RichPlace,
  draft: string,
  mode: 'insert' | 'replace',
  ways: readonly Way[],
  accepts: () => boolean = () => true,
): Promise<InsertRefusal | undefined> {
  const { root } = place;
  const original = richText(root);
  const untouched = () => richText(root) === original;
  let doubted = false;
  for (const way of ways) {
    const marked = await findAndMark(place, draft, mode);
    if (typeof marked === 'string') return marked;
    const { target, text } = marked;
    const element = elementAt(target);
    if (!way(element, text) && untouched()) continue;
    if ((await comesToStand(root, target.pieces, text, doubted)) && accepts()) return undefined;
    doubted = true;
    const wrong = richText(root);
    const hand = element.isConnected ? element : root;
    if (await undo(hand, untouched)) continue;
    if (takeOut(root, original, text) && (await becomes(untouched))) continue;
    // An undo that took something else back is not tried again.
    if (richText(root) !== wrong || !(await undoLate(hand, untouched))) return 'not-accepted';
  }
  return 'not-accepted';
}

/** Puts a text in place of one of which it keeps most words: what did not change is not touched, or keeps its form. */
async function reword(place: RichPlace, draft: string): Promise<InsertRefusal | undefined> {
  const { root } = place;
  const found = locate(place);
  if (!found) return 'text-changed';
  const plan = planRewording(found, draft);
  if (!plan) return tryWays(place, draft, 'replace', waysFor(root, draft));
  if (!plan.place) return undefined;
  if (plan.html !== undefined) {
    const before = richText(root);
    const refusal = await tryWays(plan.place, plan.text, 'replace', waysWithForm(root, plan.html, plan.part), plan.keepsForm);
    // What could not be taken back is no ground for another try.
    if (refusal !== 'not-accepted' || richText(root) !== before) return refusal;
  }
  return tryWays(plan.place, plan.text, 'replace', waysFor(root, plan.text));
}

/**
 * Puts a text into rich text: the ways that fit the editor one after the other, each read back; a wrong attempt is taken back before the next.
 * Returns the refusal, or undefined when the text stands where it should.
 */
export async function insertIntoRich(
  place: RichPlace,
  draft: string,
  mode: 'insert' | 'replace',
  reworded: boolean,
): Promise<InsertRefusal | undefined> {
  const { root } = place;
  if (!root.isConnected) return 'place-gone';
  if (!root.isContentEditable && document.designMode !== 'on') return 'read-only';
  return reworded && mode === 'replace' ? reword(place, draft) : tryWays(place, draft, mode, waysFor(root, draft));
}
