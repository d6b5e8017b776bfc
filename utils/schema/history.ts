import * as z from 'zod/mini';

/**
 * A conversation as the history lists it: one page's work from the first order on, with all its branches. Jobs and the text of the page lie
 * apart and are loaded when it is opened.
 */
export const conversation = z.object({
  /** Id of its first job. */
  id: z.string(),
  /** The user's own name for it, or empty. */
  name: z._default(z.string(), ''),
  title: z.string(),
  url: z.string(),
  host: z.string(),
  /** Action of the first job. */
  actionId: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  updatedAt: z.number(),
  pinned: z._default(z.boolean(), false),
  /** Set while a deletion can still be undone. */
  deletedAt: z.optional(z.number()),
  /** Every job, oldest first; branches are told by each job's `follows`. */
  jobIds: z.array(z.string()),
  /** The job shown when it is opened. */
  currentJobId: z.string(),
  /** Tokens of all its jobs, as far as the servers told. */
  inputTokens: z._default(z.number(), 0),
  outputTokens: z._default(z.number(), 0),
  /** US dollars of all its answers whose cost is known; absent as long as none is. */
  usd: z.optional(z.number()),
  /** Some of that is counted by us: the servers told no tokens. */
  guessed: z.optional(z.boolean()),
  /** Answers that were paid for and whose cost is not known. */
  unpriced: z._default(z.number(), 0),
  /** Beginning of the newest answer. */
  excerpt: z.string(),
  /** Lower-cased title, host, name, wishes and answers: what a search looks through. */
  searchText: z.string(),
});
export type Conversation = z.infer<typeof conversation>;

/** What a list of the history is narrowed to; empty fields narrow nothing. */
export interface HistoryFilter {
  /** Words that must all occur, in any order, in any case. */
  readonly text: string;
  readonly host: string;
  readonly actionId: string;
  /** Milliseconds since the epoch: from inclusive, to exclusive. */
  readonly from?: number;
  readonly to?: number;
}

export const historySettings = z.object({
  /** Days until an unpinned conversation is deleted; 0: nothing is kept, -1: for ever. */
  retentionDays: z._default(z.number(), -1),
  /** The text of the page is kept with its conversation, so that one can go on asking. */
  keepText: z._default(z.boolean(), true),
});
export type HistorySettings = z.infer<typeof historySettings>;
