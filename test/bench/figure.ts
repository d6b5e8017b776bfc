/** One number of the bench, with all its samples. Lower is better, always. */
export interface Figure {
  /** Its name in the ratchet file. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What the floor (or the browser without any extension) needed; absent where a value stands for itself. */
  readonly floor?: readonly number[];
  readonly postil: readonly number[];
  /** What is good enough: at most so many times the floor, or at most this median. Absent: only watched. */
  readonly target?: { readonly ratio: number } | { readonly value: number };
  /** What the ratchet of the bench holds; absent for sizes, which `test/ratchet.json` holds. */
  readonly keep?: Keep;
  /** One more thing to know, e.g. the number of lost runs. */
  readonly note?: string;
}

export interface Keep {
  /** The ratio for all that depends on the machine, the value for what is the same everywhere. */
  readonly what: 'ratio' | 'value';
  /** How much worse than the kept score a run may be before it is no noise any more: 0.2 is a fifth. 0: exact. */
  readonly slack: number;
}

export interface Row {
  /** For `--only`. */
  readonly id: string;
  readonly title: string;
  /** Floor and Postil take turns, so that what else the machine does hits both. */
  readonly measure: (plan: Plan) => Promise<readonly Figure[]>;
}

export interface Plan {
  /** How often to repeat: `full`, or a third of it (two at least) with `--quick`. */
  readonly repeats: (full: number) => number;
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

type Numbers = Pick<Figure, 'floor' | 'postil'>;

/** How many times the floor; NaN where there is none. */
export const ratio = ({ floor = [], postil }: Numbers): number => median(postil) / median(floor);

/** What the ratchet looks at. */
export const score = (figure: Numbers & Pick<Figure, 'keep'>): number =>
  figure.keep?.what === 'ratio' ? ratio(figure) : median(figure.postil);

export function missesTarget({ target, ...numbers }: Numbers & Pick<Figure, 'target'>): boolean {
  if (!target) return false;
  // Not "greater than": what could not be measured has not met its target.
  return !('ratio' in target ? ratio(numbers) <= target.ratio : median(numbers.postil) <= target.value);
}
