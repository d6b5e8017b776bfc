/** A sentence of a text with its place in it. */
export interface RankedSentence {
  readonly text: string;
  /** Position among all sentences, from 0. */
  readonly index: number;
  /** How central it is, 0 to 1 within one text. */
  readonly weight: number;
}

/** Above this many sentences the graph (quadratic) gives way to the distance from the text's centre (linear). */
const MAX_GRAPH = 400;
const MIN_WORDS = 4;
const DAMPING = 0.85;
const ROUNDS = 30;

type Vector = ReadonlyMap<string, number>;

/** Prose of a Markdown text by blocks: headings, code, tables and addresses carry no sentences. */
function proseBlocks(markdown: string): string[] {
  const withoutCode = markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1[`~]*\s*$/gm, '\n\n');
  return withoutCode
    .split(/\n{2,}|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !/^(#{1,6}\s|\||!\[)/.test(block))
    .map((block) =>
      block
        // Where a page of a PDF begins; its dot would end the sentence.
        .replace(/\[p\. \d+\]\s*/g, '')
        .replace(/^(?:>\s*|[-*+]\s+|\d+[.)]\s+)+/gm, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
        .replace(/\s+/g, ' '),
    );
}

/** A dot after these is no end: single capitals, digits, and words that stand before a name or number in several languages. */
const UNFINISHED =
  /(?:^|[\s(])(?:\p{Lu}|\d{1,3}|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|ca|bzw|e\.g|i\.e|z\.B|d\.h|U\.S|Fig|Abb|approx|Inc|Ltd|Jr|Sr)\.\s*$/u;

/** A page may declare any nonsense as its language; then the browser's own rules apply. */
function segmenterFor(lang: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

function sentencesOf(markdown: string, lang: string): string[] {
  const segmenter = segmenterFor(lang, 'sentence');
  return proseBlocks(markdown).flatMap((block) => {
    const sentences: string[] = [];
    let open = '';
    for (const { segment } of segmenter.segment(block)) {
      open += segment;
      if (UNFINISHED.test(open)) continue;
      sentences.push(open.trim());
      open = '';
    }
    return open.trim() === '' ? sentences : [...sentences, open.trim()];
  });
}

function vectors(sentences: readonly string[], lang: string): Vector[] {
  const segmenter = segmenterFor(lang, 'word');
  const counts = sentences.map((sentence) => {
    const count = new Map<string, number>();
    for (const { segment, isWordLike } of segmenter.segment(sentence.toLowerCase())) {
      if (isWordLike) count.set(segment, (count.get(segment) ?? 0) + 1);
    }
    return count;
  });
  const inSentences = new Map<string, number>();
  for (const count of counts) for (const word of count.keys()) inSentences.set(word, (inSentences.get(word) ?? 0) + 1);
  // Words of every sentence (articles, particles) weigh nothing, in any language; no stop-word list is needed.
  const weight = (word: string) => Math.log(sentences.length / (inSentences.get(word) ?? 1));
  return counts.map((count) => {
    const raw = [...count].map(([word, n]): [string, number] => [word, n * weight(word)]);
    const length = Math.hypot(...raw.map(([, value]) => value)) || 1;
    return new Map(raw.map(([word, value]) => [word, value / length]));
  });
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, value] of small) sum += value * (large.get(word) ?? 0);
  return sum;
}

/** LexRank with continuous weights (Erkan and Radev 2004): PageRank over the graph of sentence similarities. */
function graphRank(all: readonly Vector[]): number[] {
  const n = all.length;
  const links = all.map((a, i) => all.map((b, j) => (i === j ? 0 : cosine(a, b))));
  const sums = links.map((row) => row.reduce((sum, value) => sum + value, 0));
  let rank: number[] = Array.from({ length: n }, () => 1 / n);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next: number[] = Array.from({ length: n }, () => (1 - DAMPING) / n);
    links.forEach((row, i) => {
      const share = (DAMPING * (rank[i] ?? 0)) / (sums[i] || 1);
      row.forEach((value, j) => {
        next[j] = (next[j] ?? 0) + share * value;
      });
    });
    rank = next;
  }
  return rank;
}

function centroidRank(all: readonly Vector[]): number[] {
  const centre = new Map<string, number>();
  for (const vector of all) for (const [word, value] of vector) centre.set(word, (centre.get(word) ?? 0) + value / all.length);
  return all.map((vector) => cosine(vector, centre));
}

/**
 * The most central sentences of a text, in the order of the text, word for word as they stand there. Near repeats are taken once.
 * @param markdown the text; headings, code and tables are passed over
 * @param count how many at most
 * @param lang BCP 47 tag for the word and sentence rules, or empty
 */
export function keySentences(markdown: string, count: number, lang = ''): RankedSentence[] {
  const sentences = sentencesOf(markdown, lang);
  const all = vectors(sentences, lang);
  const long = all.flatMap((vector, index) => (vector.size >= MIN_WORDS ? [index] : []));
  const places = long.length > 0 ? long : all.map((_, index) => index);
  const candidates = places.map((index) => all[index] ?? new Map<string, number>());
  const ranks = candidates.length > MAX_GRAPH ? centroidRank(candidates) : graphRank(candidates);
  const top = Math.max(...ranks, Number.MIN_VALUE);
  const best = places
    .map((index, place) => ({ text: sentences[index] ?? '', index, weight: (ranks[place] ?? 0) / top }))
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  const chosen: RankedSentence[] = [];
  for (const sentence of best) {
    if (chosen.length >= count) break;
    const vector = all[sentence.index] ?? new Map<string, number>();
    if (chosen.every(({ index }) => cosine(all[index] ?? new Map<string, number>(), vector) < 0.7)) chosen.push(sentence);
  }
  return chosen.toSorted((a, b) => a.index - b.index);
}
