import { UNSPACED } from './letters';

const HYPHEN = /[-\u2010\u00AD]$/;
const BROKEN = /(\p{L}+)[-\u2010\u00AD]$/u;
/** Longer than any word: only the end of a paragraph is looked at. */
const LONGEST = 100;
const HYPHENATED = /\p{L}+(?:-\p{L}+)+/gu;

/** How a document writes its words, to tell a hyphen of its own from one at the end of a line. */
export interface Spelling {
  /** Words with a hyphen inside a line, in small letters. */
  readonly hyphenated: ReadonlySet<string>;
}

export function spellingOf(lines: Iterable<string>): Spelling {
  const hyphenated = new Set<string>();
  for (const line of lines) for (const [word] of line.matchAll(HYPHENATED)) hyphenated.add(word.toLowerCase());
  return { hyphenated };
}

/** Adds the next line to a text: without the hyphen that only divided a word, and with a blank where the script has blanks. */
export function joinLines(text: string, next: string, { hyphenated }: Spelling): string {
  if (text === '') return next;
  const broken = HYPHEN.test(text.slice(-1)) ? BROKEN.exec(text.slice(-LONGEST)) : null;
  const rest = /^\p{L}+/u.exec(next)?.[0];
  if (broken && rest !== undefined) {
    const own = hyphenated.has(`${broken[1]}-${rest}`.toLowerCase()) || /^\p{Lu}/u.test(rest);
    return own && !text.endsWith('\u00AD') ? text + next : text.slice(0, -1) + next;
  }
  if (broken || /[\p{L}\p{N}][-\u2010]$/u.test(text.slice(-4))) return text + next;
  const [last = '', first = ''] = [text.at(-1), next.at(0)];
  return UNSPACED.test(last) && UNSPACED.test(first) ? text + next : `${text} ${next}`;
}
