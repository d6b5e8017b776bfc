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
  /** With scope `kept`: passages of the text that the reader wants left out, by their numbers. */
  excluded: z.optional(z.array(z.number()).check(z.maxLength(5_000))),
  /** Address of a document to read in place of the page: that of a link. */
  link: z.optional(z.string().check(z.maxLength(20_000))),
  /** The job whose conversation this one goes on with. */
  follows: z.optional(z.string().check(z.maxLength(64))),
  /** The first version of the same answer: this one is another, be it asked again, asked in other words, or edited by the reader. */
  versionOf: z.optional(z.string().check(z.maxLength(64))),
  /** What the user took out of the conversation that goes along: ids of jobs, `source` for the text, `recap` for the turns in short. */
  without: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200))),
  /** Jobs whose turns go along before all others. */
  pinned: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200))),
  /** Asks this model; absent for that of the connection. */
  model: z.optional(z.string().check(z.maxLength(300))),
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
  /** What was said up to a job of the conversation, in short; serves the turns after it too. The bill stands with the job that had it made. */
  recap: z.optional(z.object({ upTo: z.string(), text: z.string(), bill: z.optional(bill) })),
  /** The reader wants this turn to go along with every later one, however long the conversation gets. */
  pinned: z.optional(z.boolean()),
  /** Earlier turns that did not fit into the model, and whether a recap stands for them. */
  leftOut: z.optional(z.object({ turns: z.number(), recap: z.boolean() })),
  /** The store was full when it ended: room was `made` for it by dropping what is kept of answers, or the history has it not (`none`). */
  room: z.optional(z.enum(['made', 'none'])),
  createdAt: z.number(),
  /** First text; milliseconds since the epoch. */
  firstTextAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
});
export type Job = z.infer<typeof job>;

/** Work that was broken off by the end of the browser or of Postil, as a panel offers it. */
export const leftWork = z.object({
  jobId: z.string(),
  actionId: z.string(),
  /** Of the page; empty if it has none. */
  title: z.string(),
});
export type LeftWork = z.infer<typeof leftWork>;

/** Id of the answer that a job is a version of: that of its first version. */
export const answerIdOf = ({ jobId, versionOf }: JobOrder): string => versionOf ?? jobId;

/** Id of the conversation that a thread belongs to: that of the first version of its first answer. Undefined for an empty thread. */
export const conversationIdOf = (thread: readonly { readonly order: JobOrder }[]): string | undefined =>
  thread[0] && answerIdOf(thread[0].order);
