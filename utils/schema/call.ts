import * as z from 'zod/mini';

/** One request as the log keeps it: never its words, never a key. Times are milliseconds, `at` since the epoch. */
export const call = z.object({
  at: z.number(),
  /** Until the first words, and until the end. */
  firstTextAfter: z.optional(z.number()),
  took: z.number(),
  host: z.string(),
  model: z.string(),
  actionId: z.string(),
  /** UTF-16 code units of the request's texts and of the answer. */
  sentChars: z.number(),
  receivedChars: z.number(),
  from: z.enum(['server', 'cache', 'shared']),
  /** `done`, `stopped`, or the failure's code. */
  result: z.string(),
  /** Why the answer ended, with `done`. */
  end: z.optional(z.string()),
  /** HTTP status of a refusal. */
  status: z.optional(z.number()),
  /** The server's id of the answer. */
  requestId: z.optional(z.string()),
  /** Tries after the first. */
  retries: z.number(),
  input: z.optional(z.number()),
  output: z.optional(z.number()),
});
export type Call = z.infer<typeof call>;
