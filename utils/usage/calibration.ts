import * as z from 'zod/mini';

/** How far the estimate is off for one model and one kind of script, learned from what servers report. */
export const calibration = z.object({
  /** Reported tokens for each estimated one. */
  ratio: z._default(z.number(), 1),
  /** Answers learned from. */
  samples: z._default(z.number(), 0),
});
export type Calibration = z.infer<typeof calibration>;

export const uncalibrated: Calibration = { ratio: 1, samples: 0 };

/** A new value always counts for at least a twentieth, so that a changed vocabulary is learned. */
const MAX_WEIGHT = 19;
/** Shorter texts say more of the envelope than of the text; tokens. */
const MIN_TOKENS = 200;
/** One answer that is further off was not counted on the same text (a cut context, a cache, a proxy). */
const PLAUSIBLE = 2.5;

/** After an answer: `estimated` and `reported` are tokens of the whole input. */
export function calibrate(known: Calibration, estimated: number, reported: number): Calibration {
  const ratio = reported / estimated;
  if (estimated < MIN_TOKENS || !(ratio > 1 / PLAUSIBLE && ratio < PLAUSIBLE)) return known;
  const weight = Math.min(known.samples, MAX_WEIGHT);
  return { ratio: (known.ratio * weight + ratio) / (weight + 1), samples: known.samples + 1 };
}

/** Kinds of script whose estimates are off in different ways. */
export function scriptOf(text: string): 'latin' | 'cjk' | 'other' {
  const sample = text.slice(0, 4_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 >= letters) return 'latin';
  const cjk = sample.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return cjk * 2 >= letters ? 'cjk' : 'other';
}

/** What to reckon with where more tokens than thought would do harm: covers nineteen of twenty texts of every script. */
export const atMost = (estimated: number, { ratio }: Calibration): number => Math.ceil(estimated * ratio * 1.3);

/**
 * Tokens that a server read, if it was clearly less than it was sent: some local servers cut what is too long without a word.
 * Undefined if all seems to have been read. `reported` is the server's own count of the input.
 */
export function readOnly(estimated: number, reported: number, known: Calibration): number | undefined {
  const expected = estimated * (known.samples > 0 ? known.ratio : 1);
  return expected > 1_000 && reported > 0 && reported < expected * 0.6 ? reported : undefined;
}
