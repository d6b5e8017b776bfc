import * as z from 'zod/mini';
import type { TabView } from './panel-event';
import { failure, type Failure } from './failure';
import { jobOrder } from './job';
import { source, type Source, type SourceSummary } from './source';
import { connection } from './settings';

/** One question and one answer: `runtime.sendMessage`, from our own pages to the background. */
export const request = z.discriminatedUnion('type', [
  /** Stores the key for this server; the answer shows the last four characters at most. An empty key forgets it. */
  z.object({ type: z.literal('key.save'), baseUrl: z.string().check(z.maxLength(2_000)), key: z.string().check(z.maxLength(1_000)) }),
  /** The last characters of the key that is kept for this server, so that coming back to it shows them again. */
  z.object({ type: z.literal('key.hint'), baseUrl: z.string().check(z.maxLength(2_000)) }),
  /** Keeps a key for the server whose keys look like it, instead of the one that it was typed for. */
  z.object({ type: z.literal('key.move'), from: z.string().check(z.maxLength(2_000)), to: z.string().check(z.maxLength(2_000)) }),
  z.object({ type: z.literal('connection.test'), connection }),
  /** Asks the server for its models; costs nothing. */
  z.object({ type: z.literal('models.list'), connection }),
  z.object({ type: z.literal('tab.describe'), tabId: z.number() }),
  z.object({ type: z.literal('job.start'), order: jobOrder }),
  /** A captured text with all that is known of it. */
  z.object({ type: z.literal('source.get'), sourceId: z.string().check(z.maxLength(64)) }),
  /** Brings a passage of a captured text into view in its tab. */
  z.object({ type: z.literal('source.show'), tabId: z.number(), sourceId: z.string().check(z.maxLength(64)), passage: z.number() }),
  /** Keeps a text that the user brought, for work in this tab; a later one takes its place. */
  z.object({
    type: z.literal('source.keep'),
    tabId: z.number(),
    title: z.string(),
    markdown: z.string(),
    lang: z.string(),
  }),
  /** Switches the button in the pages of a site (a match pattern). The site must be granted, or be granted soon after. */
  z.object({ type: z.literal('button.switch'), site: z.string().check(z.maxLength(300)), on: z.boolean() }),
]);
export type Request = z.infer<typeof request>;

/** One finding of "Test connection"; its sentence is the failure's, or the message `test_<id>`. */
export interface TestReport {
  readonly ok: boolean;
  /** Milliseconds until the server answered. */
  readonly took: number;
  /** Ids that the server offers; empty if it does not tell. */
  readonly models: readonly string[];
  readonly failure?: Failure;
  /** A base URL that would work, e.g. with `/v1`. */
  readonly suggestedBaseUrl?: string;
  /** Models with a name like the unknown one. */
  readonly suggestedModels?: readonly string[];
  /** Whose key this looks like, if not that of the server that was tried. */
  readonly keyOwner?: { readonly providerId: string; readonly name: string; readonly url: string };
  /** It works, but not as it should. */
  readonly findings?: {
    /** Under which a change of the profile is remembered. */
    readonly baseUrl: string;
    readonly model: string;
    /** It answers in one piece. */
    readonly inOnePiece?: boolean;
    /** Of a text that was sent on purpose, it read only so many tokens, without a word. */
    readonly cutTo?: { readonly read: number; readonly sent: number };
  };
}

export interface Answers {
  /** Nothing is kept for an address that no key should go to. */
  'key.save': { hint: string; failure?: Failure };
  /** Empty where no key is kept. */
  'key.hint': { hint: string };
  /** The hint is empty if there was no such key, or none that belongs there. */
  'key.move': { hint: string };
  'connection.test': TestReport;
  /** Empty if the server does not tell. */
  'models.list': { models: string[] };
  'tab.describe': TabView;
  'job.start': { started: boolean };
  /** Nothing where the text is not kept any more. */
  'source.get': { source?: Source };
  'source.show': { shown: boolean };
  'source.keep': { source: SourceSummary };
  'button.switch': { on: boolean };
}

const insertCommand = z.object({
  type: z.literal('insert'),
  jobId: z.string(),
  text: z.string(),
  mode: z.enum(['insert', 'replace']),
  /** The text is that of the place with some words changed. */
  reworded: z.optional(z.boolean()),
});

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
  /** What the last session left need not be offered any more. */
  z.object({ type: z.literal('dismiss-left') }),
  /** The text of a document that a `read` asked for, or why there is none. */
  z.object({ type: z.literal('taken'), jobId: z.string(), source: z.optional(source), failure: z.optional(failure) }),
  /** It is still being read: says so every few seconds, or the browser takes the background for idle and stops it. */
  z.object({ type: z.literal('taking'), jobId: z.string() }),
  /** Keeps the reader's own words as another version of an answer, and shows it. `editedId` is the id of the new version. */
  z.object({
    type: z.literal('edit'),
    tabId: z.number(),
    jobId: z.string(),
    editedId: z.string().check(z.minLength(8), z.maxLength(64)),
    text: z.string(),
  }),
  insertCommand,
  /** What the browser's key for an action takes over while the panel shows it in this tab; without `insert` the key begins anew as ever. */
  z.object({ type: z.literal('ready'), tabId: z.number(), actionId: z.string(), insert: z.optional(insertCommand) }),
]);
export type PanelCommand = z.infer<typeof panelCommand>;

/** Button in a page -> background: it was pressed. The one thing that a page's script of ours ever says. */
export interface ButtonPress {
  readonly type: 'button.pressed';
}

/** Background -> button in a page: this site's is switched off. */
export interface ButtonOff {
  readonly type: 'button.off';
  /** A match pattern. */
  readonly site: string;
}
