import { compare, isChange } from '@/utils/changes/compare';
import type { Target } from './locate';
import type { RichPlace } from './place';
import { formOf, htmlOf, sharedForm, type Sign } from './form';
import { lettersOf, textPieces, type Letter } from './rich-text';

/** What is to be put in place of which part. */
interface Rewording {
  /** The part with all that changes; undefined if nothing does. */
  readonly place?: RichPlace;
  /** What stands there then. */
  readonly text: string;
  /** The same with its form; absent where all of it has one form and plain text takes that over. */
  readonly html?: string;
  /** The same piece by piece. */
  readonly part: readonly Step[];
  /** Whether what did not change still has the form it had. */
  readonly keepsForm: () => boolean;
}

/** A piece of the part: what stays, or what changes. */
export interface Step {
  /** Signs of the old text, and the new signs for them. */
  readonly old: readonly Letter[];
  readonly now: string;
  readonly changed: boolean;
}

/** Breaks of lines one after the other are one: editors draw empty lines as they like. */
function withSingleBreaks(letters: readonly Letter[]): Letter[] {
  return letters.filter(({ sign }, at) => sign !== '\n' || letters[at - 1]?.sign !== '\n');
}

/** The new text with the breaks and the outer space of the old one. */
function inFormOf(old: string, text: string): string {
  const lead = old.slice(0, old.length - old.trimStart().length);
  const trail = old.slice(old.trimEnd().length);
  return lead + text.trim().replace(/\s*\n\s*/g, '\n') + trail;
}

function stepsOf(letters: readonly Letter[], draft: string): Step[] {
  const old = letters.map(({ sign }) => sign).join('');
  let at = 0;
  return compare(old, inFormOf(old, draft)).map((part) => {
    const own = letters.slice(at, at + part.before.length);
    at += part.before.length;
    return { old: own, now: part.after, changed: isChange(part) };
  });
}

const unchanged = (own: readonly Letter[]): Step => ({ old: own, now: own.map(({ sign }) => sign).join(''), changed: false });

/** Cuts a step that is the same in both after so many signs. */
function cut({ old }: Step, at: number): [Step, Step] {
  return [unchanged(old.slice(0, at)), unchanged(old.slice(at))];
}

/**
 * The steps from the first change to the last one, with the word before and the word after: a part that begins or ends with a space is
 * trimmed by some editors, and an empty one cannot be marked.
 */
function changedPart(steps: readonly Step[]): Step[] {
  const first = steps.findIndex(({ changed }) => changed);
  const last = steps.findLastIndex(({ changed }) => changed);
  const part = steps.slice(first, last + 1);
  const before = steps[first - 1];
  const after = steps[last + 1];
  const [head, tail] = [part[0], part.at(-1)];
  const bare = (own: string) => own === '' || own !== own.trim();
  const oldOf = (step: Step | undefined) => step?.old.map(({ sign }) => sign).join('') ?? '';
  if (before && (bare(head?.now ?? '') || bare(oldOf(head)))) {
    const word = /\S+\s*$/.exec(before.now);
    if (word) part.unshift(cut(before, word.index)[1]);
  }
  if (after && (bare(tail?.now ?? '') || bare(oldOf(tail)))) {
    const word = /^\s*\S+/.exec(after.now);
    if (word) part.push(cut(after, word[0].length)[0]);
  }
  return part;
}

/** A part of several lines is taken with the whole of its first and its last one: some editors split a line where a block is put into it. */
function wholeLines(part: readonly Step[], all: readonly Letter[]): readonly Step[] {
  const old = part.flatMap((step) => step.old);
  const [first, last] = [old[0], old.at(-1)];
  if (!first || !last || !part.some(({ now, old: own }) => now.includes('\n') || own.some(({ sign }) => sign === '\n'))) return part;
  const [start, end] = [all.indexOf(first), all.indexOf(last) + 1];
  const lineStart = all.findLastIndex(({ sign }, at) => at < start && sign === '\n') + 1;
  const lineEnd = all.findIndex(({ sign }, at) => at >= end && sign === '\n');
  return [unchanged(all.slice(lineStart, start)), ...part, unchanged(all.slice(end, lineEnd < 0 ? all.length : lineEnd))];
}

/** The new signs, each with the form of those it stands for, or of its neighbours. */
function signsOf(part: readonly Step[]): Sign[] {
  return part.flatMap(({ old, now, changed }, at): Sign[] => {
    if (!changed) return old.map(({ sign, node }) => ({ sign, node }));
    const like = old.filter(({ node }) => node);
    const near = [part[at - 1]?.old.findLast(({ node }) => node), part[at + 1]?.old.find(({ node }) => node)];
    const node = sharedForm((like.length > 0 ? like : near).flatMap((letter) => letter?.node ?? []));
    return Array.from(now, (sign) => ({ sign, node, isNew: true }));
  });
}

/** The form of each sign that is not white space. */
const formsOf = (signs: readonly { sign: string; node?: Text }[]) => signs.filter(({ sign }) => /\S/.test(sign)).map(formOf);

/**
 * How a draft takes the place of a text of which it keeps most words. Undefined where that cannot be told.
 * @param target the marked part, as it is now
 */
export function planRewording({ root, pieces }: Target, draft: string): Rewording | undefined {
  const all = lettersOf(root);
  const from = pieces.before.length;
  const marked = all.slice(from, from + pieces.inside.length);
  if (marked.map(({ sign }) => sign).join('') !== pieces.inside) return undefined;
  const steps = stepsOf(withSingleBreaks(marked), draft);
  if (!steps.some(({ changed }) => changed)) return { text: '', part: [], keepsForm: () => true };
  const part = wholeLines(changedPart(steps), all);
  const old = part.flatMap((step) => step.old);
  const [first, last] = [old[0], old.at(-1)];
  if (!first?.node || !last?.node) return undefined;
  const ends = {
    startContainer: first.node,
    startOffset: first.offset ?? 0,
    endContainer: last.node,
    endOffset: (last.offset ?? 0) + 1,
  };
  const signs = signsOf(part);
  const [start, end] = [all.indexOf(first), all.indexOf(last) + 1];
  const wanted = [...formsOf(all.slice(0, start)), ...formsOf(signs), ...formsOf(all.slice(end))];
  // New words may take another form; what stayed may not.
  const skipped = new Set<number>();
  signs.filter(({ sign }) => /\S/.test(sign)).forEach(({ isNew }, at) => isNew && skipped.add(formsOf(all.slice(0, start)).length + at));
  const text = signs.map(({ sign }) => sign).join('');
  const oneForm = new Set([...old, ...signs].map(({ node }) => node?.parentElement)).size === 1;
  const plain = oneForm && !/\n/.test(text) && old.every(({ sign }) => sign !== '\n');
  return {
    place: { kind: 'rich', root, ends, pieces: textPieces(root, ends) },
    text,
    html: plain ? undefined : htmlOf(signs, root),
    part,
    keepsForm: () => {
      const now = formsOf(lettersOf(root));
      return now.length === wanted.length && wanted.every((form, at) => skipped.has(at) || form === now[at]);
    },
  };
}
