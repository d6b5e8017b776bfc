/** What a model costs from a day on. Money is US dollars per million tokens; an absent price is not known. */
export interface Price {
  readonly model: string;
  /** Host that charges it: another one may charge anything for a model of the same name. */
  readonly host: string;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  readonly input: number;
  readonly output: number;
  /** Input read from the provider's cache, written to it. */
  readonly cached?: number;
  readonly cacheWrite?: number;
  /** Requests with more input than this cost more as a whole. */
  readonly longFrom?: number;
  /** Tokens it reads and writes at most. */
  readonly context: number;
  readonly maxOutput: number;
  /** Day it is switched off, YYYY-MM-DD. */
  readonly shutdown?: string;
  readonly source: string;
  /** Day it was last looked up, YYYY-MM-DD. */
  readonly checked: string;
}

/** Beyond `longFrom`: input and cache twice, output one and a half times. */
export const LONG_INPUT = 2;
export const LONG_OUTPUT = 1.5;

/** Factor of each service tier, as the answer names it. */
export const TIERS: Readonly<Record<string, number>> = {
  auto: 1,
  default: 1,
  standard: 1,
  flex: 0.5,
  batch: 0.5,
  fast: 2,
  priority: 2,
};
