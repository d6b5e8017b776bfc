import * as z from 'zod/mini';
import { overrun } from './budget';

/**
 * Every way in which work can fail, told apart. The sentence is the message `failure_<code>` (placeholders: $1 host, $2 model,
 * $3 last characters of the key), the next steps are the data in `stepsFor`.
 */
export const failureCode = z.enum([
  // before anything is sent
  'no-model',
  'no-key',
  'key-elsewhere',
  'permission',
  'page-closed',
  'page-locked',
  'no-access',
  'nothing-to-read',
  'nothing-marked',
  'text-gone',
  // before anything is sent, with PDFs
  'pdf-panel',
  'pdf-no-access',
  'pdf-local',
  'file-access',
  'pdf-not-reached',
  'pdf-password',
  'pdf-broken',
  'pdf-pictures',
  'pdf-undecoded',
  'too-long',
  'insecure-address',
  'budget',
  'bad-address',
  // the server's answer
  'key-refused',
  'key-not-allowed',
  'region',
  'origin-refused',
  'model-unknown',
  'not-an-api',
  'rate-limited',
  'request-too-large',
  'no-credit',
  'context-exceeded',
  'argument-refused',
  'schema-refused',
  'content-policy',
  'server-trouble',
  'bad-request',
  // the way there and back
  'offline',
  'unreachable',
  'no-answer',
  'stalled',
  'cut',
  'garbled',
  'interrupted',
  // ours
  'unexpected',
]);
export type FailureCode = z.infer<typeof failureCode>;

export const failure = z.object({
  code: failureCode,
  host: z.optional(z.string()),
  model: z.optional(z.string()),
  /** At most the last four characters. */
  keyHint: z.optional(z.string()),
  /** HTTP status, where there was one. */
  status: z.optional(z.number()),
  /** The server's own words, without any key, at most 500 characters; shown under Details only. */
  detail: z.optional(z.string().check(z.maxLength(500))),
  /** Name of the argument that the server refused. */
  param: z.optional(z.string()),
  /** Not before this time (milliseconds since the epoch), as the server asked. */
  retryAt: z.optional(z.number()),
  requestId: z.optional(z.string()),
  /** With `budget`: the limit that would be passed. */
  overrun: z.optional(overrun),
});
export type Failure = z.infer<typeof failure>;

/** A thing the user can do next; its words are the message `step_<step>`. */
export type Step =
  | 'add-model'
  | 'change-key'
  | 'allow-site'
  | 'allow-server'
  | 'allow-files'
  | 'pick-file'
  | 'continue'
  | 'again'
  | 'try-now'
  | 'open-settings'
  | 'add-credit'
  | 'use-on-device'
  | 'raise-budget'
  | 'fix-origin'
  | 'once-anyway'
  | 'details';
