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
  /** Models that the user chose for single actions, by action id; they go before `model`. */
  models: z.optional(z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(300)))),
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

export const syncSettings = z.object({ on: z._default(z.boolean(), false) });
