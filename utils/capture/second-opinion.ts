import model from './main-text-model.json';

/**
 * Boosted trees of one shape, level by level: 2^depth - 1 questions (feature, threshold: yes goes left) and 2^depth values a tree.
 * Made by `scripts/train-capture.ts`. One letter stands for a number, which is a third lighter than figures with spaces.
 */
interface StoredModel {
  depth: number;
  /** For each feature the numbers it is asked against, with spaces between, and `;` between features. */
  thresholds: string;
  features: string;
  /** Places among the feature's thresholds. */
  questions: string;
  /** In hundredths, from -45 on. */
  values: string;
}

/** The trees in the form they are asked in. */
export interface Model {
  depth: number;
  features: readonly number[];
  thresholds: readonly number[];
  values: readonly number[];
}

const LOWEST = -45;

/** The numbers that letters stand for: the printable ones of ASCII from `#` on, then those from U+00C0 on. */
function numbersIn(letters: string): number[] {
  return Array.from(letters, (_, at) => {
    const code = letters.charCodeAt(at);
    return code < 127 ? code - 35 : code - 100;
  });
}

export function readModel({ depth, thresholds, features, questions, values }: StoredModel): Model {
  const known = thresholds.split(';').map((list) => list.split(' ').map(Number));
  const asked = numbersIn(features);
  return {
    depth,
    features: asked,
    thresholds: numbersIn(questions).map((place, at) => known[asked[at] ?? 0]?.[place] ?? 0),
    values: numbersIn(values).map((value) => (value + LOWEST) / 100),
  };
}

/** Logits of the model for a row of features: above 0 means yes. */
export function judge({ depth, thresholds, features, values }: Model, row: readonly number[]): number {
  const inner = 2 ** depth - 1;
  const leaves = inner + 1;
  let sum = 0;
  for (let tree = 0, first = 0; first < features.length; tree += 1, first += inner) {
    let at = 0;
    while (at < inner) {
      const value = row[features[first + at] ?? 0] ?? 0;
      at = 2 * at + (value <= (thresholds[first + at] ?? 0) ? 1 : 2);
    }
    sum += values[tree * leaves + at - inner] ?? 0;
  }
  return sum;
}

/** Blocks of a page, and what tells which of them are of one form. */
interface Forms {
  readonly size: number;
  formOf(at: number): string;
}

/** Beyond this many blocks, those of one form are judged by some of them as long as these agree. */
const MANY = 1_500;
const SOME = 48;

/** Judges some of the blocks of one form, in even steps; the rest too unless all those are of one mind. */
function judgeForm(members: readonly number[], ask: (at: number) => number, logits: number[]): void {
  const step = Math.ceil(members.length / SOME);
  const asked = members.filter((_, index) => index % step === 0);
  for (const at of asked) logits[at] = ask(at);
  const yes = asked.filter((at) => (logits[at] ?? 0) > 0).length;
  const agree = yes === 0 || yes === asked.length;
  const mean = asked.reduce((sum, at) => sum + (logits[at] ?? 0), 0) / asked.length;
  members.forEach((at, index) => {
    if (index % step > 0) logits[at] = agree ? mean : ask(at);
  });
}

/** Asks for the blocks of a page, of a large one for some of each form. */
export function judgeForms(page: Forms, ask: (at: number) => number): number[] {
  if (page.size <= MANY) return Array.from({ length: page.size }, (_, at) => ask(at));
  const logits = Array.from({ length: page.size }, () => 0);
  const forms = new Map<string, number[]>();
  for (let at = 0; at < page.size; at += 1) {
    const members = forms.get(page.formOf(at));
    if (members) members.push(at);
    else forms.set(page.formOf(at), [at]);
  }
  for (const members of forms.values()) judgeForm(members, ask, logits);
  return logits;
}

/** How surely each block belongs to the main text, as a logit: above 0 means yes. */
export function judgeBlocks(page: Forms & { features(at: number): readonly number[] }): number[] {
  const trees = readModel(model);
  return judgeForms(page, (at) => judge(trees, page.features(at)));
}
