/** Hits, false hits and misses. */
export interface Counts {
  hits: number;
  extra: number;
  missed: number;
}

export interface Score {
  f1: number;
  precision: number;
  recall: number;
}

const words = (text: string) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function shingles(tokens: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  const size = Math.min(4, tokens.length);
  for (let at = 0; size > 0 && at + size <= tokens.length; at += 1) {
    const key = tokens.slice(at, at + size).join(' ');
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

/** Bags of four words compared, each count divided by their sum (the article benchmark's own measure). */
export function compareTexts(wanted: string, found: string): Counts & { exact: boolean } {
  const [right, got] = [words(wanted), words(found)];
  const [rightBag, gotBag] = [shingles(right), shingles(got)];
  let [hits, extra, missed] = [0, 0, 0];
  for (const key of new Set([...rightBag.keys(), ...gotBag.keys()])) {
    const [a, b] = [rightBag.get(key) ?? 0, gotBag.get(key) ?? 0];
    hits += Math.min(a, b);
    extra += Math.max(0, b - a);
    missed += Math.max(0, a - b);
  }
  const sum = hits + extra + missed || 1;
  return { hits: hits / sum, extra: extra / sum, missed: missed / sum, exact: right.join(' ') === got.join(' ') };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const f1 = (precision: number, recall: number) => (precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall));

/** F1 of the mean precision and the mean recall of pages. */
export function meanScore(pages: readonly Counts[]): Score {
  const precision = mean(pages.filter((page) => page.hits + page.extra > 0).map((page) => page.hits / (page.hits + page.extra)));
  const recall = mean(pages.filter((page) => page.hits + page.missed > 0).map((page) => page.hits / (page.hits + page.missed)));
  return { f1: f1(precision, recall), precision, recall };
}

/** Passages found and not found in a text, white space apart. */
export function compareSnippets(text: string, wanted: readonly string[], unwanted: readonly string[]): Counts {
  const plain = (value: string) => value.replace(/\s+/g, ' ').trim();
  const all = plain(text);
  const hits = wanted.filter((snippet) => all.includes(plain(snippet))).length;
  return { hits, missed: wanted.length - hits, extra: unwanted.filter((snippet) => all.includes(plain(snippet))).length };
}

/** F1 over the sums of all pages. */
export function totalScore(pages: readonly Counts[]): Score {
  const sum = (key: keyof Counts) => pages.reduce((total, page) => total + page[key], 0);
  const [hits, extra, missed] = [sum('hits'), sum('extra'), sum('missed')];
  const precision = hits / Math.max(1, hits + extra);
  const recall = hits / Math.max(1, hits + missed);
  return { f1: f1(precision, recall), precision, recall };
}

/** The value below which the given share of values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
