import * as z from 'zod/mini';

/** What something costs in US dollars; absent where it is not known, which is never guessed. */
export const cost = z.object({
  usd: z.optional(z.number()),
  /** Day of the prices (YYYY-MM-DD), if they are so old that it must be said. */
  pricesOf: z.optional(z.string()),
});
export type Cost = z.infer<typeof cost>;

/** What a request is thought to need before it is sent. */
export const estimate = z.object({
  /** Tokens of the whole input. */
  input: z.number(),
  cost,
});
export type Estimate = z.infer<typeof estimate>;

/** What an answer cost in the end. */
export const bill = z.object({
  cost,
  /** `cache`: kept from an earlier answer. `shared`: the same request was on its way, its call is paid by the one that made it. */
  from: z.enum(['server', 'cache', 'shared']),
  /** The server told no tokens: ours are counted. */
  guessed: z.optional(z.boolean()),
  /** The server read only so many of the tokens that were sent. */
  cutTo: z.optional(z.object({ read: z.number(), sent: z.number() })),
});
export type Bill = z.infer<typeof bill>;
