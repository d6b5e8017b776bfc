import * as z from 'zod/mini';
import { documentWish } from './document';
import { job, leftWork } from './job';
import { insertRefusal } from './page';
import { sourceSummary } from './source';

/** What is known of a tab before anything is read. */
const tabView = z.object({
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

/** All of a job but its text. */
const jobHead = z.omit(job, { text: true });

/** Background -> panel. Text travels as deltas; `at` is the length before it, so that a gap is noticed and asked for again. */
export const panelEvent = z.discriminatedUnion('type', [
  /**
   * The tab's conversation, oldest first; the last one is the current job. Replaces what the panel has for this tab. `left`: in a tab without
   * any, what the last session left in the middle. `others`: what else was done in it, in other versions and branches.
   */
  z.object({
    type: z.literal('work'),
    tabId: z.number(),
    jobs: z.array(job),
    left: z.optional(z.array(leftWork)),
    others: z.optional(z.array(jobHead)),
  }),
  /** All of a job but its text, which comes as deltas. */
  z.object({ type: z.literal('job'), tabId: z.number(), job: jobHead }),
  z.object({ type: z.literal('delta'), jobId: z.string(), at: z.number(), text: z.string() }),
  z.object({ type: z.literal('inserted'), jobId: z.string(), done: z.boolean(), refusal: z.optional(insertRefusal) }),
  /** A job needs the text of a document that only a page of ours can read. */
  z.object({ type: z.literal('read'), wish: documentWish }),
  /** What the tab shows has changed, and the reader wants to see that here. */
  z.object({ type: z.literal('described'), view: tabView }),
  /** An action that needs words first was chosen outside (menu, shortcut): open the composer for it. */
  z.object({ type: z.literal('compose'), tabId: z.number(), actionId: z.string(), source: z.optional(sourceSummary) }),
]);
export type PanelEvent = z.infer<typeof panelEvent>;
