import type { InsertRefusal } from '@/utils/schema/page';
import { behind, isMarked, locate, withLetterBefore, type Target } from './locate';
import { isElement } from '@/utils/capture/nodes';
import { hasFocus } from './here';
import type { RichPlace } from './place';
import { holds, richText } from './rich-text';
import { undo } from './undo';
import { becomesSettled, pause } from './wait';
import { planRewording } from './reword';
import { waysFor, waysWithForm, type Way } from './ways';

/** After the focus some editors put their own last selection back, or read the new one late; looked at this much later, in milliseconds. */
const SETTLE_MS = 120;
const TRIES = 4;

/** Gives the element the focus and marks the place; looks again after a while, since editors put their own selection back. */
async function mark(target: Target): Promise<boolean> {
  const { root, ends } = target;
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (!hasFocus(root)) root.focus({ preventScroll: true });
    const selection = document.getSelection();
    // Anew even where nothing changes: the editor hears of it again, and a step of typing is closed, so that one undo takes the draft only.
    selection?.removeAllRanges();
    selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    await pause(SETTLE_MS);
    if (isMarked(target)) return true;
    if (!root.contains(startContainer) || !root.contains(endContainer)) return false;
  }
  return false;
}

/** The element that a person's key press or paste would reach. */
function elementAt({ root, ends }: Target): Element {
  const node = ends.startContainer;
  return (isElement(node) ? node : node.parentElement) ?? root;
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
  for (const way of ways) {
    const found = locate(place);
    if (!found) return 'text-changed';
    const { target, text } = withLetterBefore(mode === 'insert' ? behind(found) : found, draft);
    if (!(await mark(target))) return 'place-gone';
    const element = elementAt(target);
    if (!way(element, text) && untouched()) continue;
    const stands = await becomesSettled(
      () => holds(root, target.pieces, text),
      () => richText(root),
    );
    if (stands && accepts()) return undefined;
    if (!(await undo(element.isConnected ? element : root, untouched))) return 'not-accepted';
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
