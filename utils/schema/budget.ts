import * as z from 'zod/mini';

/** Most that may be used; absent: no limit. Tokens are input and output together. */
export const budget = z.object({
  dayUsd: z.optional(z.number().check(z.nonnegative())),
  monthUsd: z.optional(z.number().check(z.nonnegative())),
  dayTokens: z.optional(z.number().check(z.nonnegative())),
  monthTokens: z.optional(z.number().check(z.nonnegative())),
});
export type Budget = z.infer<typeof budget>;

/** The limit that a request would pass. Amounts are US dollars or tokens, as `unit` says. */
export const overrun = z.object({
  period: z.enum(['day', 'month']),
  unit: z.enum(['usd', 'tokens']),
  limit: z.number(),
  /** Used already, or on its way. */
  spent: z.number(),
  /** What this request may need; absent if its price is not known. */
  wish: z.optional(z.number()),
});
export type Overrun = z.infer<typeof overrun>;
