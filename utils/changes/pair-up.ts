import { wordsOf } from './words';

/** Pieces that have less than this in common are not the same one rewritten. */
const LEAST_ALIKE = 0.25;
/** Most comparisons of one round; longer texts are cut at the same share of both first. */
const MOST_PAIRS = 40_000;

/** One piece of the old text and what stands for it in the new one; either may be empty. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** The words of a piece that say something, in lower case. */
function meaning(text: string): Set<string> {
  return new Set(wordsOf(text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word)));
}

function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return few.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function* meanings(pieces: readonly string[]): Generator<undefined, ReadonlySet<string>[]> {
  const found: ReadonlySet<string>[] = [];
  for (const piece of pieces) {
    found.push(meaning(piece));
    yield;
  }
  return found;
}

/** For each place in both texts the best sum of likenesses from there to the end, row by row. */
function* bestSums(old: readonly string[], now: readonly string[]): Generator<undefined, number[][]> {
  const left = yield* meanings(old);
  const right = yield* meanings(now);
  const best: number[][] = [...old, ''].map(() => Array.from({ length: now.length + 1 }, () => 0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [best[i] ?? [], best[i + 1] ?? []];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const alike = alikeness(left[i] ?? new Set(), right[j] ?? new Set());
      const paired = alike < LEAST_ALIKE ? 0 : alike + (below[j + 1] ?? 0);
      row[j] = Math.max(paired, below[j] ?? 0, row[j + 1] ?? 0);
    }
    yield;
  }
  return best;
}

function* pairRound(old: readonly string[], now: readonly string[]): Generator<undefined, Pair[]> {
  const best = yield* bestSums(old, now);
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    const sum = at(i, j);
    if (sum > at(i + 1, j) && sum > at(i, j + 1)) pairs.push({ before: old[i++] ?? '', after: now[j++] ?? '' });
    else if (at(i + 1, j) >= at(i, j + 1)) pairs.push({ before: old[i++] ?? '', after: '' });
    else pairs.push({ before: '', after: now[j++] ?? '' });
  }
  for (; i < old.length; i += 1) pairs.push({ before: old[i] ?? '', after: '' });
  for (; j < now.length; j += 1) pairs.push({ before: '', after: now[j] ?? '' });
  return pairs;
}

/**
 * Which piece of the new text stands for which of the old one, in their order: those that share most words. Yields between its steps, so
 * that a caller can let go for a while.
 */
export function* pairUp(old: readonly string[], now: readonly string[]): Generator<undefined, Pair[]> {
  const rounds = Math.ceil(Math.sqrt((old.length * now.length) / MOST_PAIRS)) || 1;
  const pairs: Pair[] = [];
  const part = (list: readonly string[], round: number) =>
    list.slice(Math.floor((list.length * round) / rounds), Math.floor((list.length * (round + 1)) / rounds));
  for (let round = 0; round < rounds; round += 1) pairs.push(...(yield* pairRound(part(old, round), part(now, round))));
  return pairs;
}
