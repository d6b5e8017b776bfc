import * as z from 'zod/mini';

const price = z.optional(z.number().check(z.nonnegative()));

/** What a server's own list says of a model. Prices are US dollars per million tokens. */
export const offer = z.object({ context: z.optional(z.number()), input: price, output: price, cached: price, cacheWrite: price });
export type Offer = z.infer<typeof offer>;

/** All that a server's list said, and when it was read last. */
export const offers = z.object({
  /** YYYY-MM-DD; empty: never. */
  checked: z._default(z.string(), ''),
  models: z._default(z.record(z.string(), offer), {}),
});
export type Offers = z.infer<typeof offers>;
