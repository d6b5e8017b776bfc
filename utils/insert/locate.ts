import { isText } from '@/utils/capture/nodes';
import { selectedEnds, type RichPlace } from './place';
import { pointAfter, richText, squash, textPieces, type Ends, type TextPieces } from './rich-text';

/** Letters on each side of the place that have to be the same, where the rest of the text has changed. */
const NEIGHBOURS = 100;

/** A place as it is now. */
export interface Target {
  root: HTMLElement;
  ends: Ends;
  pieces: TextPieces;
}

function targetAt(root: HTMLElement, startContainer: Node, startOffset: number, endContainer: Node, endOffset: number): Target {
  const ends = { startContainer, startOffset, endContainer, endOffset };
  return { root, ends, pieces: textPieces(root, ends) };
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

const sameLetters = (a: TextPieces, b: TextPieces) =>
  squash(a.before) === squash(b.before) && squash(a.inside) === squash(b.inside) && squash(a.after) === squash(b.after);

/** An end can stand on either side of a line's break without another place being meant, but not on either side of a space. */
const spaced = (text: string) => text.replace(/\n+/g, '').replace(/\s+/g, ' ');
const sameSpaces = (a: TextPieces, b: TextPieces) =>
  spaced(a.inside) === spaced(b.inside) && /[ \t]$/.test(a.before) === /[ \t]$/.test(b.before);

/** The remembered place in the present document, by its nodes if they are still there, else by its text. */
export function locate({ root, ends, pieces }: RichPlace): Target | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = ends;
  if (root.contains(startContainer) && root.contains(endContainer)) {
    const target = targetAt(root, startContainer, startOffset, endContainer, endOffset);
    if (sameLetters(target.pieces, pieces)) return target;
  }
  const letters = findLetters(root, pieces);
  if (letters === undefined) return undefined;
  const caret = pieces.inside === '';
  const found: Target[] = [];
  for (const early of [caret, !caret]) {
    const start = pointAfter(root, letters, early);
    const end = caret ? start : pointAfter(root, letters + squash(pieces.inside).length, !early);
    if (!start || !end) return undefined;
    found.push(targetAt(root, start.node, start.offset, end.node, end.offset));
  }
  const meant = found.filter((target) => squash(target.pieces.inside) === squash(pieces.inside));
  return meant.find((target) => sameSpaces(target.pieces, pieces)) ?? meant[0];
}

/** The place right behind what is marked. */
export function behind({ root, ends }: Target): Target {
  return targetAt(root, ends.endContainer, ends.endOffset, ends.endContainer, ends.endOffset);
}

/**
 * Slate joins what is put at the caret with what was typed before it, however long ago, and one undo takes both. The letter before the caret,
 * replaced by itself and the draft, makes it a step of its own.
 */
export function withLetterBefore(target: Target, draft: string): { target: Target; text: string } {
  const { root, ends, pieces } = target;
  const { startContainer: node, startOffset: offset } = ends;
  const letter = isText(node) ? node.data.charAt(offset - 1) : '';
  if (!root.closest('[data-slate-editor]') || pieces.inside !== '' || !/[\p{L}\p{N}\p{P} ]/u.test(letter)) return { target, text: draft };
  return { target: targetAt(root, node, offset - 1, node, offset), text: letter + draft };
}

/** Whether what is marked now is what was meant. */
export function isMarked({ root, pieces }: Target): boolean {
  const ends = selectedEnds(root.getRootNode());
  if (!ends || !root.contains(ends.startContainer)) return false;
  const now = textPieces(root, ends);
  return sameLetters(now, pieces) && sameSpaces(now, pieces);
}
