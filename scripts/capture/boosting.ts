/** A tree as flat lists: for each inner node a feature, a threshold and its children; leaves are negative (`~leaf`). */
export interface Tree {
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  leaf: number[];
}

export interface BoostingOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Smallest sum of second derivatives in a leaf. */
  leafWeight: number;
  /** Pulls leaves to zero. */
  ridge: number;
  /** Share of the features that each tree may use. */
  features: number;
  /** Share of the rows that each tree is grown on. */
  rows: number;
}

/** A random number generator with a seed (mulberry32), so that training gives the same model again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const BINS = 32;

/** Feature values as bin numbers, and the upper end of each bin. */
class Binned {
  readonly columns: Uint8Array[];
  readonly edges: number[][];

  constructor(rows: readonly (readonly number[])[]) {
    const width = rows[0]?.length ?? 0;
    this.edges = Array.from({ length: width }, (_, at) => Binned.edgesOf(rows.map((row) => row[at] ?? 0)));
    this.columns = this.edges.map((edges, at) => Uint8Array.from(rows, (row) => Binned.binOf(edges, row[at] ?? 0)));
  }

  private static edgesOf(values: readonly number[]): number[] {
    const sorted = [...values].sort((a, b) => a - b);
    const edges = new Set<number>();
    for (let bin = 1; bin < BINS; bin += 1) edges.add(Number((sorted[Math.floor((sorted.length * bin) / BINS)] ?? 0).toPrecision(3)));
    return [...edges].sort((a, b) => a - b);
  }

  private static binOf(edges: readonly number[], value: number): number {
    let bin = 0;
    while (bin < edges.length && value > (edges[bin] ?? 0)) bin += 1;
    return bin;
  }
}

interface Split {
  gain: number;
  feature: number;
  bin: number;
}

/** Sums of both derivatives for each bin of each feature that may be used: slope and bend by turns. */
type Sums = Float64Array;

/** A node in the making: its rows, and their sums unless it is as deep as nodes may be. */
interface Growing {
  rows: Int32Array;
  sums: Sums | undefined;
  depth: number;
}

/** Grows one tree on the derivatives of the loss. */
class Grower {
  readonly tree: Tree = { feature: [], threshold: [], left: [], right: [], leaf: [] };
  private readonly data: Binned;
  private readonly slope: Float64Array;
  private readonly bend: Float64Array;
  private readonly options: BoostingOptions;
  private readonly allowed: readonly number[];

  constructor(data: Binned, slope: Float64Array, bend: Float64Array, options: BoostingOptions, allowed: readonly number[]) {
    this.data = data;
    this.slope = slope;
    this.bend = bend;
    this.options = options;
    this.allowed = allowed;
  }

  grow(rows: Int32Array): void {
    this.growNode({ rows, sums: this.sumsOf(rows), depth: 0 });
  }

  private sumsOf(rows: Int32Array): Sums {
    const slopes = Float64Array.from(rows, (row) => this.slope[row] ?? 0);
    const bends = Float64Array.from(rows, (row) => this.bend[row] ?? 0);
    const sums = new Float64Array(this.allowed.length * 2 * BINS);
    this.allowed.forEach((feature, at) => {
      const column = this.data.columns[feature] ?? new Uint8Array();
      const base = at * 2 * BINS;
      for (let index = 0; index < rows.length; index += 1) {
        const place = base + 2 * (column[rows[index] ?? 0] ?? 0);
        sums[place] = (sums[place] ?? 0) + (slopes[index] ?? 0);
        sums[place + 1] = (sums[place + 1] ?? 0) + (bends[index] ?? 0);
      }
    });
    return sums;
  }

  /** Returns the node's number: an inner node, or `~leaf`. */
  private growNode({ rows, sums, depth }: Growing): number {
    let [slope, bend] = [0, 0];
    for (const row of rows) {
      slope += this.slope[row] ?? 0;
      bend += this.bend[row] ?? 0;
    }
    const split = sums && this.best(sums, slope, bend);
    if (!split) {
      this.tree.leaf.push(Number(((-slope / (bend + this.options.ridge)) * this.options.rate).toPrecision(3)));
      return ~(this.tree.leaf.length - 1);
    }
    const node = this.tree.feature.push(split.feature) - 1;
    this.tree.threshold.push(this.data.edges[split.feature]?.[split.bin] ?? 0);
    this.tree.left.push(0);
    this.tree.right.push(0);
    const [left, right] = this.divide(rows, sums, split, depth + 1);
    this.tree.left[node] = this.growNode(left);
    this.tree.right[node] = this.growNode(right);
    return node;
  }

  /** The smaller side is summed up, the larger one is what is left of its parent's sums. */
  private divide(rows: Int32Array, sums: Sums, { feature, bin }: Split, depth: number): [Growing, Growing] {
    const column = this.data.columns[feature];
    const goesLeft = (row: number) => (column?.[row] ?? 0) <= bin;
    const left: Growing = { rows: rows.filter(goesLeft), sums: undefined, depth };
    const right: Growing = { rows: rows.filter((row) => !goesLeft(row)), sums: undefined, depth };
    if (depth < this.options.depth) {
      const [small, large] = left.rows.length < right.rows.length ? [left, right] : [right, left];
      const part = (small.sums = this.sumsOf(small.rows));
      large.sums = sums.map((sum, at) => sum - (part[at] ?? 0));
    }
    return [left, right];
  }

  private best(sums: Sums, slope: number, bend: number): Split | undefined {
    const { ridge, leafWeight } = this.options;
    const whole = (slope * slope) / (bend + ridge);
    let best: Split | undefined;
    this.allowed.forEach((feature, at) => {
      const bins = this.data.edges[feature]?.length ?? 0;
      let [left, leftBend] = [0, 0];
      for (let bin = 0; bin < bins; bin += 1) {
        const place = 2 * (at * BINS + bin);
        left += sums[place] ?? 0;
        leftBend += sums[place + 1] ?? 0;
        if (leftBend < leafWeight || bend - leftBend < leafWeight) continue;
        const gain = (left * left) / (leftBend + ridge) + (slope - left) ** 2 / (bend - leftBend + ridge) - whole;
        if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin };
      }
    });
    return best;
  }
}

/** The value of a tree for one row of features. */
function treeValue(tree: Tree, row: readonly number[]): number {
  let at = tree.feature.length === 0 ? -1 : 0;
  while (at >= 0) at = ((row[tree.feature[at] ?? 0] ?? 0) <= (tree.threshold[at] ?? 0) ? tree.left[at] : tree.right[at]) ?? -1;
  return tree.leaf[~at] ?? 0;
}

/** Boosted trees for a yes-or-no question by logistic loss. `labels` lie between 0 and 1. */
export function boost(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
  options: BoostingOptions,
): Tree[] {
  const data = new Binned(rows);
  const chance = random(1);
  const score = new Float64Array(rows.length);
  const slope = new Float64Array(rows.length);
  const bend = new Float64Array(rows.length);
  const all = Int32Array.from(rows, (_, at) => at);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const p = 1 / (1 + Math.exp(-(score[at] ?? 0)));
      slope[at] = (p - (labels[at] ?? 0)) * (weights[at] ?? 1);
      bend[at] = p * (1 - p) * (weights[at] ?? 1);
    }
    const allowed = data.edges.map((_, at) => at).filter(() => chance() < options.features);
    const grower = new Grower(data, slope, bend, options, allowed);
    grower.grow(all.filter(() => chance() < options.rows));
    trees.push(grower.tree);
    rows.forEach((row, at) => {
      score[at] = (score[at] ?? 0) + treeValue(grower.tree, row);
    });
  }
  return trees;
}
