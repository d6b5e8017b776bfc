import * as z from 'zod/mini';

/** What one action used of one model on one day. No text, no page. */
export const ledgerRow = z.object({
  /** In the user's own time zone, YYYY-MM-DD. */
  day: z.string(),
  host: z.string(),
  model: z.string(),
  actionId: z.string(),
  answers: z.number(),
  /** Those of them that were kept from earlier and cost nothing. */
  fromCache: z.number(),
  /** Those whose cost is not known; their tokens count all the same. */
  unpriced: z.number(),
  /** Those whose tokens we counted, since the server told none. */
  guessed: z.number(),
  /** Tokens; cached and written are parts of the input, reasoning is part of the output. */
  input: z.number(),
  output: z.number(),
  cached: z.number(),
  cacheWrite: z.number(),
  reasoning: z.number(),
  /** US dollars of all whose cost is known. */
  usd: z.number(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;
