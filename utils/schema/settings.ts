import * as z from 'zod/mini';

const text = (max: number, initial = '') => z._default(z.string().check(z.maxLength(max)), initial);

/** Where answers come from. The key itself is elsewhere: `keyHint` is all that surfaces see of it. */
export const connection = z.object({
  /** A record in `utils/providers`; unknown ids fall back to `on-device`. */
  providerId: text(100, 'on-device'),
  /** As typed, without a trailing slash; empty for the provider's own. */
  baseUrl: text(2_000),
  /** Chosen model for every action; empty for the provider's default of the action's tier. */
  model: text(300),
  /** Last four characters of the stored key; empty without one. */
  keyHint: text(4),
});
export type Connection = z.infer<typeof connection>;

export const reading = z.object({
  /** BCP 47 tag of the language of answers; empty for the language of the text. */
  outputLanguage: text(35),
});
export type Reading = z.infer<typeof reading>;

/** Options of each action as last used: action id -> option id -> value. */
export const lastOptions = z.record(z.string(), z.record(z.string(), z.string()));
export type LastOptions = z.infer<typeof lastOptions>;

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
  freeHosts: z._default(z.array(text(300)).check(z.maxLength(100)), []),
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
