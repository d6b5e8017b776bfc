import model from './main-text-model.json';

/**
 * Boosted trees of one shape, level by level: 2^depth - 1 questions (feature, threshold: yes goes left) and 2^depth values a tree.
 * Made by `scripts/train-capture.ts`; the lists are numbers with spaces between, so that the file stays a few lines.
 */
interface StoredModel {
  depth: number;
  /** Numbers that the features are asked against, each once. */
  thresholds: string;
  features: string;
  /** Places in `thresholds`. */
  questions: string;
  /** In two-hundredths. */
  values: string;
}

/** The trees in the form they are asked in. */
export interface Model {
  depth: number;
  features: readonly number[];
  thresholds: readonly number[];
  values: readonly number[];
}

const numbers = (list: string) => list.split(' ').map(Number);

export function readModel({ depth, thresholds, features, questions, values }: StoredModel): Model {
  const known = numbers(thresholds);
  return {
    depth,
    features: numbers(features),
    thresholds: numbers(questions).map((at) => known[at] ?? 0),
    values: numbers(values).map((value) => value / 200),
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

/** How surely each block belongs to the main text, by its features, as a logit: above 0 means yes. */
export function judgeBlocks(rows: readonly (readonly number[])[]): number[] {
  const trees = readModel(model);
  return rows.map((row) => judge(trees, row));
}
