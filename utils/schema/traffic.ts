import * as z from 'zod/mini';
import { failure } from './failure';

const allowance = z.object({
  remaining: z.number(),
  /** All that it takes from one reset to the next, if it tells. */
  limit: z.optional(z.number()),
  /** Milliseconds since the epoch. */
  resetAt: z.number(),
});

/** What a server says of how much more it takes. */
export const allowances = z.object({ requests: z.optional(allowance), tokens: z.optional(allowance) });
export type Allowances = z.infer<typeof allowances>;

/** What is known of the traffic with one origin. It outlives the worker, so that a new one does not run into the same wall. Times are milliseconds since the epoch. */
export const traffic = z.object({
  /** The server asked to be left alone until then. */
  notBefore: z._default(z.number(), 0),
  /** When it failed of late. */
  failures: z._default(z.array(z.number()).check(z.maxLength(100)), []),
  /** Too many failures: nothing is sent until then, and then one request alone. */
  openUntil: z._default(z.number(), 0),
  /** When that one request was sent; 0: not yet. */
  trialAt: z._default(z.number(), 0),
  /** What no other request would escape: an empty account, a refused key. */
  block: z.optional(z.object({ failure, until: z.number() })),
  told: z._default(allowances, {}),
  /** What was sent within the last minute, oldest first; kept only for servers with a pace that the user set. */
  sent: z.optional(z.array(z.object({ at: z.number(), tokens: z.number() })).check(z.maxLength(1_000))),
});
export type Traffic = z.infer<typeof traffic>;
