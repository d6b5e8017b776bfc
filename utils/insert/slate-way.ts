import { carrier } from './paste-way';
import type { Step } from './reword';

/** Slate's name for a piece of its own document on the clipboard. */
const FRAGMENT = 'application/x-slate-fragment';

/** A text in Slate's document, with its form beside the words. */
type Leaf = Record<string, unknown> & { text: string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isLeaf = (value: unknown): value is Leaf => isRecord(value) && typeof value.text === 'string';

function leavesOf(node: unknown): Leaf[] {
  if (Array.isArray(node)) return node.flatMap(leavesOf);
  if (isLeaf(node)) return [node];
  return isRecord(node) ? leavesOf(node.children) : [];
}

const isUnseen = (sign: string) => sign === '\n' || sign === '\uFEFF' || sign === '\u200B';
const asDrawn = (sign: string) => (/\s/.test(sign) ? ' ' : sign);

/** The leaf with the plainest form. */
const plainest = (leaves: readonly Leaf[]) => leaves.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length)[0];

/** Writes the new words into the leaves; false, and nothing is sure, where these are not what is drawn. */
export function writeSteps(document: unknown, part: readonly Step[]): boolean {
  const signs = leavesOf(document).flatMap((leaf) =>
    Array.from({ length: leaf.text.length }, (_, at) => ({ leaf, sign: leaf.text.charAt(at) })),
  );
  for (const { leaf } of signs) leaf.text = '';
  let at = 0;
  let last: Leaf | undefined;
  const passUnseen = () => {
    for (let next = signs[at]; next && isUnseen(next.sign); next = signs[++at]) next.leaf.text += next.sign;
  };
  for (const { old, now, changed } of part) {
    if (changed && (now.includes('\n') || old.some(({ sign }) => sign === '\n'))) return false;
    const own: Leaf[] = [];
    for (const { sign } of old.filter((letter) => letter.sign !== '\n')) {
      passUnseen();
      const next = signs[at];
      if (!next || asDrawn(next.sign) !== asDrawn(sign)) return false;
      own.push(next.leaf);
      if (!changed) next.leaf.text += next.sign;
      at += 1;
    }
    const into = plainest(own) ?? last ?? signs[at]?.leaf;
    if (changed && now !== '' && !into) return false;
    if (changed && into) into.text += now;
    last = own.at(-1) ?? last;
  }
  passUnseen();
  return at === signs.length;
}

/**
 * Puts reworded text into Slate as a piece of its own document: what it would copy of the marked part, with the new words in it. True if the
 * editor took it.
 */
export function pasteFragment(target: Element, part: readonly Step[]): boolean {
  const copied = carrier('copy', {});
  if (target.dispatchEvent(copied.event)) return false;
  const held = copied.data.getData(FRAGMENT);
  if (held === '') return false;
  try {
    const document: unknown = JSON.parse(decodeURIComponent(atob(held)));
    if (!writeSteps(document, part)) return false;
    const words = part.map(({ now }) => now).join('');
    const changed = carrier('beforeinput', { 'text/plain': words, [FRAGMENT]: btoa(encodeURIComponent(JSON.stringify(document))) });
    return changed.data.getData(FRAGMENT) !== '' && !target.dispatchEvent(changed.event);
  } catch {
    // Another editor's idea of this format.
    return false;
  }
}
