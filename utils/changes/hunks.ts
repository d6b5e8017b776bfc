import { isChange, type Part } from './compare';
import { sentencesOf } from './words';

/** Parts that are looked at together: `hunk` counts those that change something, from 0; it is absent where nothing does. */
export interface Passage {
  readonly hunk?: number;
  readonly parts: readonly Part[];
}

/** Where the sentences of a text begin, as positions; a new line begins one as well, and so does what comes after a finished last one. */
function beginnings(text: string): Set<number> {
  const found = new Set<number>();
  let at = 0;
  for (const sentence of sentencesOf(text)) {
    found.add(at);
    for (const { index } of sentence.matchAll(/\n/g)) found.add(at + index + 1);
    at += sentence.length;
  }
  if (/[.!?\u2026\u3002\uFF01\uFF1F\n]["'\u201D\u2019\u00BB)]*\s*$/.test(text)) found.add(text.length);
  return found;
}

/** A part that is the same in both texts, cut where sentences of the old one begin. */
function cut(text: string, from: number, starts: ReadonlySet<number>): string[] {
  const pieces: string[] = [];
  let begun = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (!starts.has(from + at)) continue;
    pieces.push(text.slice(begun, at));
    begun = at;
  }
  return [...pieces, text.slice(begun)];
}

/**
 * The parts as passages, in order: the changes of one sentence are kept or undone together, and what lies between stays as it is.
 */
export function passagesOf(parts: readonly Part[]): Passage[] {
  const starts = beginnings(parts.map(({ before }) => before).join(''));
  const passages: Passage[] = [];
  let open: Part[] = [];
  let hunks = 0;
  let at = 0;
  const close = () => {
    if (open.length === 0) return;
    const changes = open.some(isChange);
    const last = passages.at(-1);
    if (changes) passages.push({ hunk: hunks++, parts: open });
    else if (last && last.hunk === undefined) passages[passages.length - 1] = { parts: [...last.parts, ...open] };
    else passages.push({ parts: open });
    open = [];
  };
  for (const part of parts) {
    if (starts.has(at)) close();
    if (isChange(part)) {
      open.push(part);
      // Sentences that are taken out or put in whole are a change of their own.
      if (/[\n]\s*$/.test(part.before || part.after)) {
        at += part.before.length;
        close();
        continue;
      }
    } else {
      const pieces = cut(part.before, at, starts);
      pieces.forEach((text, index) => {
        if (index > 0) close();
        open.push({ before: text, after: text });
      });
    }
    at += part.before.length;
  }
  close();
  return passages;
}

/** The text with these hunks in their new form and the others in their old one. */
export function textWith(passages: readonly Passage[], isKept: (hunk: number) => boolean): string {
  const textOf = ({ hunk, parts }: Passage) => {
    const kept = hunk !== undefined && isKept(hunk);
    return parts.map(({ before, after }) => (kept ? after : before)).join('');
  };
  return passages.map(textOf).join('');
}
