import { diffArrays } from 'diff';
import { pairUp, type Pair } from './pair-up';
import { linesOf, sentencesOf, wordsOf } from './words';

/** A piece of both texts: the same in both, or `before` in the old one and `after` in the new one. */
export interface Part {
  readonly before: string;
  readonly after: string;
}

export const isChange = ({ before, after }: Part): boolean => before !== after;

/** Words put in and taken out beyond which a piece counts as written anew: the search for what stayed takes the square of it. */
const MOST_EDITS = 800;
/** A line of more characters is compared sentence by sentence. */
const LONG_LINE = 1_500;

function add(parts: Part[], part: Part): void {
  if (part.before === '' && part.after === '') return;
  const last = parts.at(-1);
  const joins = last !== undefined && isChange(last) === isChange(part);
  if (joins) parts[parts.length - 1] = { before: last.before + part.before, after: last.after + part.after };
  else parts.push(part);
}

/** The two as parts word by word. */
function wordParts({ before, after }: Pair): Part[] {
  if (before === after || before === '' || after === '') return [{ before, after }];
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  if (!found) return [{ before, after }];
  const parts: Part[] = [];
  for (const { value, added, removed } of found) {
    const text = value.join('');
    add(parts, { before: added ? '' : text, after: removed ? '' : text });
  }
  return parts;
}

const pieces = (text: string): string[] => linesOf(text).flatMap((line) => (line.length > LONG_LINE ? sentencesOf(line) : [line]));

/** What is the same only because every two words have a space between them says nothing: such a space belongs to the change around it. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const between = result.length > 0 && next !== undefined && !isChange(part) && /^[^\S\n]+$/.test(part.before);
    const last = result.at(-1);
    if (last && isChange(last) && (between || isChange(part))) {
      result[result.length - 1] = { before: last.before + part.before, after: last.after + part.after };
    } else result.push(part);
  });
  return result;
}

/** A change that begins or ends with the same space on both sides is shown and kept without it. */
function trimmed({ before, after }: Part): Part[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start] && /\s/.test(before.charAt(start))) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end) && /\s/.test(before.at(-1 - end) ?? '')) end += 1;
  const cut = (text: string) => [text.slice(0, start), text.slice(start, text.length - end), text.slice(text.length - end)] as const;
  const [old, now] = [cut(before), cut(after)];
  const all = [0, 1, 2].map((at) => ({ before: old[at] ?? '', after: now[at] ?? '' }));
  return all.filter((part) => part.before !== '' || part.after !== '');
}

/**
 * Compares two texts word by word, in any script. The parts, in order, joined by `before` are the old text and by `after` the new one.
 * Lines (of long ones the sentences) that are alike are paired first, so that the time grows with the length of the text and not with its
 * square; the generator yields between them.
 */
export function* compareInSteps(before: string, after: string): Generator<undefined, Part[]> {
  const parts: Part[] = [];
  const found = diffArrays(pieces(before), pieces(after), { maxEditLength: MOST_EDITS }) ?? [
    { value: pieces(before), removed: true, added: false },
    { value: pieces(after), removed: false, added: true },
  ];
  yield;
  let old: string[] = [];
  let now: string[] = [];
  for (const { value, added, removed } of [...found, { value: [], added: false, removed: false }]) {
    if (removed) old = value;
    else if (added) now = value;
    else {
      for (const pair of yield* pairUp(old, now)) {
        for (const part of wordParts(pair)) add(parts, part);
        yield;
      }
      [old, now] = [[], []];
      for (const text of value) add(parts, { before: text, after: text });
    }
  }
  const whole: Part[] = [];
  for (const part of joined(parts)) for (const piece of isChange(part) ? trimmed(part) : [part]) add(whole, piece);
  return whole;
}

/** As `compareInSteps`, at once. */
export function compare(before: string, after: string): Part[] {
  const steps = compareInSteps(before, after);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
