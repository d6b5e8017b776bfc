import * as z from 'zod/mini';
import { bill, estimate } from './bill';
import { failure } from './failure';
import { endReason, usage } from './model';
import { sourceSummary } from './source';

export const jobStatus = z.enum(['capturing', 'running', 'waiting', 'done', 'stopped', 'failed']);
export type JobStatus = z.infer<typeof jobStatus>;

/** Who made the text: a model, the browser's built-in one, or the sentence picker on this device. */
export const maker = z.enum(['model', 'built-in', 'key-sentences']);
export type Maker = z.infer<typeof maker>;

export const scopeWish = z.enum(['auto', 'selection', 'main', 'page', 'kept', 'none']);
export type ScopeWish = z.infer<typeof scopeWish>;

/** What the user asked for, as it came from a menu, a shortcut, the popup or the panel. */
export const jobOrder = z.object({
  jobId: z.string().check(z.minLength(8), z.maxLength(64)),
  tabId: z.number(),
  actionId: z.string().check(z.maxLength(100)),
  /** `auto`: selection, else main text. `kept`: what `follows` was about, without looking at the page again. */
  scope: scopeWish,
  options: z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(500))),
  instruction: z.string().check(z.maxLength(100_000)),
  /** With scope `kept`: the source whose text is meant; else it is that of the conversation. */
  sourceId: z.optional(z.string().check(z.maxLength(64))),
  /** The job whose conversation this one goes on with. */
  follows: z.optional(z.string().check(z.maxLength(64))),
  /** The first version of the same answer: this one is another, be it asked again, asked in other words, or edited by the reader. */
  versionOf: z.optional(z.string().check(z.maxLength(64))),
  /** What the user took out of the conversation that goes along: ids of jobs, `source` for the text, `recap` for the turns in short. */
  without: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200))),
  /** Jobs whose turns go along before all others. */
  pinned: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200))),
  /** `continue`: go on from the text that `follows` has; the new text is appended to it. */
  mode: z.enum(['new', 'continue']),
  /** Not from what is kept of earlier answers: ask the model. */
  fresh: z.optional(z.boolean()),
  /** The user lets this one through although it passes a limit of theirs. */
  overBudget: z.optional(z.boolean()),
  /** Without any server, whatever the connection is. */
  onDevice: z.optional(z.boolean()),
});
export type JobOrder = z.infer<typeof jobOrder>;

/** The record of one piece of work. It is what a new worker, a new panel and the history start from. */
export const job = z.object({
  order: jobOrder,
  status: jobStatus,
  maker,
  /** The model as the server named it, else as asked for; empty before. */
  model: z.string(),
  source: z.optional(sourceSummary),
  text: z.string(),
  refusal: z.string(),
  /** Only with status `done`. */
  end: z.optional(endReason),
  /** With status `failed`; with `waiting`, what is waited for. */
  failure: z.optional(failure),
  /** With status `waiting`: when the next try goes out. */
  waitUntil: z.optional(z.number()),
  attempt: z.number(),
  /** Begun again by itself after the browser had stopped the worker; that is done once. */
  restarted: z.optional(z.boolean()),
  /** The words are the reader's own, made from another version. */
  edited: z.optional(z.boolean()),
  usage: z.optional(usage),
  estimate: z.optional(estimate),
  bill: z.optional(bill),
  /** What was said up to a job of the conversation, in short; serves the turns after it too. */
  recap: z.optional(z.object({ upTo: z.string(), text: z.string() })),
  /** Earlier turns that did not fit into the model, and whether a recap stands for them. */
  leftOut: z.optional(z.object({ turns: z.number(), recap: z.boolean() })),
  createdAt: z.number(),
  /** First text; milliseconds since the epoch. */
  firstTextAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
});
export type Job = z.infer<typeof job>;

/** Id of the answer that a job is a version of: that of its first version. */
export const answerIdOf = ({ jobId, versionOf }: JobOrder): string => versionOf ?? jobId;

/** Id of the conversation that a thread belongs to: that of the first version of its first answer. Undefined for an empty thread. */
export const conversationIdOf = (thread: readonly { readonly order: JobOrder }[]): string | undefined =>
  thread[0] && answerIdOf(thread[0].order);

export const isEnded = (status: JobStatus): boolean => status === 'done' || status === 'stopped' || status === 'failed';
