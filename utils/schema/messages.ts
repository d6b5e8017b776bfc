import * as z from 'zod/mini';
import { failure, type Failure } from './failure';
import { job, jobOrder } from './job';
import { insertRefusal } from './page';
import { sourceSummary } from './source';
import { connection } from './settings';

/** One question and one answer: `runtime.sendMessage`, from our own pages to the background. */
export const request = z.discriminatedUnion('type', [
  /** Stores the key for this server; the answer shows the last four characters at most. An empty key forgets it. */
  z.object({ type: z.literal('key.save'), baseUrl: z.string().check(z.maxLength(2_000)), key: z.string().check(z.maxLength(1_000)) }),
  z.object({ type: z.literal('connection.test'), connection }),
  /** Asks the server for its models; costs nothing. */
  z.object({ type: z.literal('models.list'), connection }),
  z.object({ type: z.literal('tab.describe'), tabId: z.number() }),
  z.object({ type: z.literal('job.start'), order: jobOrder }),
  /** The text that a job is about, to compare its answer with. */
  z.object({ type: z.literal('source.text'), sourceId: z.string().check(z.maxLength(64)) }),
]);
export type Request = z.infer<typeof request>;

/** One finding of "Test connection"; its sentence is the failure's, or the message `test_<id>`. */
export const testReport = z.object({
  ok: z.boolean(),
  /** Milliseconds until the server answered. */
  took: z.number(),
  /** Ids that the server offers; empty if it does not tell. */
  models: z.array(z.string()).check(z.maxLength(2_000)),
  failure: z.optional(failure),
  /** A base URL that would work, e.g. with `/v1`. */
  suggestedBaseUrl: z.optional(z.string()),
  /** Models with a name like the unknown one. */
  suggestedModels: z.optional(z.array(z.string())),
});
export type TestReport = z.infer<typeof testReport>;

/** What is known of a tab before anything is read. */
export const tabView = z.object({
  tabId: z.number(),
  /** Empty where the browser does not tell (no grant for this site). */
  title: z.string(),
  url: z.string(),
  /** `granted`: can be read now. `ask`: the user has to allow it. `closed`: the browser lets no extension in. */
  access: z.enum(['granted', 'ask', 'closed']),
  selectionWords: z.number(),
  editable: z.boolean(),
  /** Words of the paragraph with the caret, where nothing is selected. */
  paragraphWords: z.optional(z.number()),
});
export type TabView = z.infer<typeof tabView>;

export interface Answers {
  /** Nothing is kept for an address that no key should go to. */
  'key.save': { hint: string; failure?: Failure };
  'connection.test': TestReport;
  /** Empty if the server does not tell. */
  'models.list': { models: string[] };
  'tab.describe': TabView;
  'job.start': { started: boolean };
  /** Absent where the text is not kept any more. */
  'source.text': { markdown?: string };
}

/** Panel -> background, over the port `panel`. */
export const panelCommand = z.discriminatedUnion('type', [
  /** Show me this tab's work; the answer is `work`, then events. Sent again after a reconnect. */
  z.object({ type: z.literal('attach'), tabId: z.number() }),
  /** `resent`: said before, to a worker that may have been stopped before it heard. */
  z.object({ type: z.literal('start'), order: jobOrder, resent: z.optional(z.boolean()) }),
  z.object({ type: z.literal('stop'), jobId: z.string() }),
  /** The wait for the next try is over. */
  z.object({ type: z.literal('try-now'), jobId: z.string() }),
  /** Forget this tab's conversation. */
  z.object({ type: z.literal('clear'), tabId: z.number() }),
  /** Show a conversation of the history in this tab; `jobId` is the job it ends with. */
  z.object({ type: z.literal('open'), tabId: z.number(), jobId: z.string() }),
  /** Keeps the reader's own words as another version of an answer, and shows it. `editedId` is the id of the new version. */
  z.object({
    type: z.literal('edit'),
    tabId: z.number(),
    jobId: z.string(),
    editedId: z.string().check(z.minLength(8), z.maxLength(64)),
    text: z.string(),
  }),
  z.object({
    type: z.literal('insert'),
    jobId: z.string(),
    text: z.string(),
    mode: z.enum(['insert', 'replace']),
    /** The text is that of the place with some words changed. */
    reworded: z.optional(z.boolean()),
  }),
]);
export type PanelCommand = z.infer<typeof panelCommand>;

/** All of a job but its text. */
const jobHead = z.omit(job, { text: true });

/** Background -> panel. Text travels as deltas; `at` is the length before it, so that a gap is noticed and asked for again. */
export const panelEvent = z.discriminatedUnion('type', [
  /**
   * The tab's conversation, oldest first; the last one is the current job. Replaces what the panel has for this tab.
   * `others`: what else was done in it, in other versions and branches.
   */
  z.object({ type: z.literal('work'), tabId: z.number(), jobs: z.array(job), others: z.optional(z.array(jobHead)) }),
  /** All of a job but its text, which comes as deltas. */
  z.object({ type: z.literal('job'), tabId: z.number(), job: jobHead }),
  z.object({ type: z.literal('delta'), jobId: z.string(), at: z.number(), text: z.string() }),
  z.object({ type: z.literal('inserted'), jobId: z.string(), done: z.boolean(), refusal: z.optional(insertRefusal) }),
  /** An action that needs words first was chosen outside (menu, shortcut): open the composer for it. */
  z.object({ type: z.literal('compose'), tabId: z.number(), actionId: z.string(), source: z.optional(sourceSummary) }),
]);
export type PanelEvent = z.infer<typeof panelEvent>;

export const PANEL_PORT = 'panel';
