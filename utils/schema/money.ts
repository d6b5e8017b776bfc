import * as z from 'zod/mini';

/** A price that the user set, in US dollars per million tokens; it wins over the table. */
export const ownPrice = z.object({
  model: z.string().check(z.maxLength(300)),
  /** With its port. */
  host: z.string().check(z.maxLength(300)),
  input: z.number().check(z.nonnegative()),
  output: z.number().check(z.nonnegative()),
  cached: z.optional(z.number().check(z.nonnegative())),
  cacheWrite: z.optional(z.number().check(z.nonnegative())),
});
export type OwnPrice = z.infer<typeof ownPrice>;

export const money = z.object({
  prices: z._default(z.array(ownPrice).check(z.maxLength(500)), []),
  /** Hosts, with port, that the user says cost nothing. */
  freeHosts: z._default(z.array(z.string().check(z.maxLength(300))).check(z.maxLength(100)), []),
});
export type Money = z.infer<typeof money>;

/** What is kept of answers to be given again for the same request. */
export const cacheSettings = z.object({
  on: z._default(z.boolean(), true),
  /** Days that an answer is kept. */
  days: z._default(z.number().check(z.positive()), 7),
  /** Millions of characters in all. */
  size: z._default(z.number().check(z.positive()), 10),
  offActions: z._default(z.array(z.string()), []),
  /** Hosts of pages. */
  offSites: z._default(z.array(z.string()), []),
});
export type CacheSettings = z.infer<typeof cacheSettings>;
