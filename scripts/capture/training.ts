import { boost, type Tree } from './boosting.ts';
import type { Article, SnippetPage } from './collections.ts';
import { labelBlocks } from './labels.ts';

/** A page's blocks with their features, as the page's own script made them. */
export interface Dump {
  texts: string[];
  features: number[][];
}

/** What `utils/capture/second-opinion.ts` reads. */
export interface Model {
  depth: number;
  thresholds: string;
  features: string;
  questions: string;
  values: string;
}

/** What a page teaches: for each block the answer, and how much it counts (0: not known). */
export interface Lesson {
  features: number[][];
  labels: number[];
  weights: number[];
}

const OPTIONS = { trees: 350, depth: 4, rate: 0.04, leafWeight: 5, ridge: 1, features: 0.35, rows: 0.6 };

/** Weight of a block whose snippet is known, against the square root of its words on pages whose whole text is known. */
const SNIPPET_WEIGHT = 2;

export function articleLesson({ texts, features }: Dump, { text }: Article): Lesson {
  return { features, labels: labelBlocks(texts, text), weights: texts.map((block) => Math.sqrt(block.split(/\s+/).length)) };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

export function snippetLesson({ texts, features }: Dump, { wanted, unwanted }: SnippetPage): Lesson {
  const [yes, no] = [wanted.map(plain), unwanted.map(plain)];
  const known = texts.map(plain).map((block) => ({
    yes: yes.some((snippet) => block.includes(snippet) || (block.length > 25 && snippet.includes(block))),
    no: no.some((snippet) => block.includes(snippet)),
  }));
  return {
    features,
    labels: known.map((block) => (block.yes && !block.no ? 1 : 0)),
    weights: known.map((block) => (block.yes === block.no ? 0 : SNIPPET_WEIGHT)),
  };
}

/** Writes a tree level by level; where it ends early, its value is repeated below. */
function level(tree: Tree, depth: number): { questions: [number, number][]; values: number[] } {
  const questions: [number, number][] = [];
  let row = [tree.feature.length === 0 ? -1 : 0];
  for (let step = 0; step < depth; step += 1) {
    for (const node of row) questions.push(node < 0 ? [0, 0] : [tree.feature[node] ?? 0, tree.threshold[node] ?? 0]);
    row = row.flatMap((node) => (node < 0 ? [node, node] : [tree.left[node] ?? -1, tree.right[node] ?? -1]));
  }
  return { questions, values: row.map((node) => tree.leaf[~node] ?? 0) };
}

/** Values are stored from this many steps below zero on. */
const LOWEST = -45;

/** A number below 180 as one letter that needs no escape in most cases: `numbersIn` of `utils/capture/second-opinion.ts` reads it. */
export const letter = (value: number) => String.fromCharCode(value < 92 ? 35 + value : 100 + value);

function compact(trees: readonly Tree[]): Model {
  const levels = trees.map((tree) => level(tree, OPTIONS.depth));
  const questions = levels.flatMap((each) => each.questions);
  const width = Math.max(...questions.map(([feature]) => feature)) + 1;
  const known = Array.from({ length: width }, (_, at) => {
    const asked = questions.filter(([feature]) => feature === at).map(([, threshold]) => threshold);
    return [...new Set(asked)].sort((a, b) => a - b);
  });
  const values = levels.flatMap((each) => each.values);
  return {
    depth: OPTIONS.depth,
    thresholds: known.map((list) => list.join(' ')).join(';'),
    features: questions.map(([feature]) => letter(feature)).join(''),
    questions: questions.map(([feature, threshold]) => letter(known[feature]?.indexOf(threshold) ?? 0)).join(''),
    values: values.map((value) => letter(Math.min(119, Math.max(0, Math.round(value * 100) - LOWEST)))).join(''),
  };
}

/** Trains the model for the main text. The same lessons give the same model. */
export function train(lessons: readonly Lesson[]): Model {
  const rows: number[][] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const lesson of lessons) {
    lesson.features.forEach((row, at) => {
      const weight = lesson.weights[at] ?? 0;
      if (weight === 0) return;
      rows.push(row);
      labels.push(lesson.labels[at] ?? 0);
      weights.push(weight);
    });
  }
  return compact(boost(rows, labels, weights, OPTIONS));
}
