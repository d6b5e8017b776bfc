import model from './main-text-model.json';

/**
 * Boosted trees of one shape, level by level: 2^depth - 1 questions (feature, threshold: yes goes left) and 2^depth values a tree.
 * Made by `scripts/train-capture.ts`.
 */
export interface Model {
  depth: number;
  /** Numbers that the features are asked against, each once. */
  thresholds: readonly number[];
  features: readonly number[];
  /** Places in `thresholds`. */
  questions: readonly number[];
  values: readonly number[];
}

/** Logits of the model for a row of features: above 0 means yes. */
function judge({ depth, thresholds, features, questions, values }: Model, row: readonly number[]): number {
  const inner = 2 ** depth - 1;
  const leaves = inner + 1;
  let sum = 0;
  for (let tree = 0, first = 0; first < features.length; tree += 1, first += inner) {
    let at = 0;
    while (at < inner) {
      const value = row[features[first + at] ?? 0] ?? 0;
      at = 2 * at + (value <= (thresholds[questions[first + at] ?? 0] ?? 0) ? 1 : 2);
    }
    sum += values[tree * leaves + at - inner] ?? 0;
  }
  return sum;
}

/** Which blocks belong to the main text, by their features. */
export function belongs(rows: readonly (readonly number[])[]): boolean[] {
  return rows.map((row) => judge(model, row) > 0);
}
