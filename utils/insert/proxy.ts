import type { InsertRefusal } from '@/utils/schema/page';
import { typeText } from './command-way';
import { isTextArea } from '@/utils/capture/nodes';
import { paste } from './paste-way';
import { endsIn, type CopiedText, type ProxyPlace } from './place';
import { drawnText, squash } from './rich-text';
import { undo } from './undo';
import { becomes, pause } from './wait';

/** Time for an editor to notice that it has the focus again, in milliseconds. */
const FOCUS_MS = 30;

/** Whether a text has become another by putting `draft` at one place for `inside`. What is pushed out of view at the end does not count. */
export function isReplaced(before: string, now: string, inside: string, draft: string): boolean {
  for (let at = 0; ; at += 1) {
    if (before.startsWith(inside, at) && now.startsWith(draft, at)) {
      const [rest, left] = [now.slice(at + draft.length), before.slice(at + inside.length)];
      if (rest.startsWith(left) || (rest.length > 0 && left.startsWith(rest))) return true;
    }
    if (at >= before.length || before[at] !== now[at]) return false;
  }
}

function refusalOf({ field, host }: ProxyPlace): InsertRefusal | undefined {
  if (!field.isConnected || !host.isConnected) return 'place-gone';
  return isTextArea(field) && (field.readOnly || field.disabled) ? 'read-only' : undefined;
}

/** Gives the editor the focus, and what was marked in its field where it goes by that and the focus came back to another place. */
async function focusIn({ field, ends }: ProxyPlace): Promise<void> {
  field.focus({ preventScroll: true });
  await pause(FOCUS_MS);
  const now = ends && endsIn(field);
  if (!ends || !field.contains(ends.startContainer) || !field.contains(ends.endContainer)) return;
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  const same = now?.startContainer === startContainer && now.startOffset === startOffset;
  if (same && now.endContainer === endContainer && now.endOffset === endOffset) return;
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  await pause(FOCUS_MS);
}

/**
 * Puts a text into an editor that draws by itself and catches the keys with a hidden field. It keeps its own selection while the focus is
 * elsewhere; what it would copy tells whether that is still the same. Returns the refusal, or undefined when the text was seen.
 */
export async function insertByProxy(
  place: ProxyPlace,
  draft: string,
  mode: 'insert' | 'replace',
  copied: CopiedText,
): Promise<InsertRefusal | undefined> {
  const { field, host, near } = place;
  const refusal = refusalOf(place);
  if (refusal) return refusal;
  await focusIn(place);
  const marked = copied(field) ?? '';
  const before = drawnText(host);
  if (marked !== place.marked || (marked === '' && before !== place.drawn)) return 'text-changed';
  // Without a selection some of these editors copy the whole line, so a line says nothing of what is marked.
  const isLine = /^[^\n]*\n$/.test(marked);
  const again = mode === 'insert' && !isLine ? marked : '';
  const replaced = mode === 'replace' && isLine ? [marked, ''] : [isLine ? '' : marked];
  const text = again + draft;
  // Where the editor is empty, the nearest text is that beside it, which may count the letters or the like.
  const drawers = [...new Set([host, near])].map((element) => ({ element, was: squash(drawnText(element)) }));
  const stands = () =>
    drawers.some(({ element, was }) => {
      const now = squash(drawnText(element));
      return replaced.some((inside) => isReplaced(was, now, squash(inside), squash(text)));
    });
  const unchanged = () => drawnText(host) === before;
  paste(field, text);
  if (await becomes(stands)) return undefined;
  if (!(await undo(field, unchanged))) return 'not-accepted';
  typeText(text);
  if (await becomes(stands)) return undefined;
  await undo(field, unchanged);
  return 'not-accepted';
}
