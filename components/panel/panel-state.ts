import type { Job, JobOrder, LeftWork } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { DocumentWish } from '@/utils/schema/document';
import type { PanelEvent, TabView } from '@/utils/schema/panel-event';
import type { InsertRefusal } from '@/utils/schema/page';
import type { SourceSummary } from '@/utils/schema/source';

/** A job without its text, which is kept apart because it changes often. */
export type JobHead = Omit<Job, 'text'>;

/** What the user took out of the conversation that goes along, and what goes along in any case; as in an order. */
export type ContextChoice = Required<Pick<JobOrder, 'without' | 'pinned'>>;

/** How the browser answered the wish to read a site. */
export type AccessAnswer = 'denied' | 'unavailable';

/** All that the panel knows of one tab. It is kept while another tab is shown. */
export interface TabState {
  /** The conversation, oldest first. */
  readonly jobs: readonly JobHead[];
  /** What the last session left in the middle, in a tab without work of its own. */
  readonly left?: readonly LeftWork[];
  /** What else was done in it: other versions, and what followed them. */
  readonly others: readonly JobHead[];
  /** What goes along with the next words, where that was changed since the last ones. */
  readonly context?: ContextChoice;
  readonly view?: TabView;
  /** A text that the reader dropped here: what new work is about, instead of the page. */
  readonly dropped?: SourceSummary;
  /** The tab began to load another page after the last text was taken. */
  readonly changed: boolean;
  readonly closed: boolean;
  /** The action that the composer was opened for. */
  readonly chosen?: string;
  /** What is typed in the composer. */
  readonly message: string;
  readonly inserted?: { readonly jobId: string; readonly done: boolean; readonly refusal?: InsertRefusal };
  /** A document that a job waits for. */
  readonly read?: DocumentWish;
  /** The document that the next actions are about. */
  readonly document?: SourceSummary;
  /** What waits for the user to allow the site. */
  readonly wanted?: JobOrder;
  readonly access?: AccessAnswer;
}

export interface PanelState {
  readonly tabId?: number;
  readonly tabs: Readonly<Record<number, TabState>>;
}

export type PanelChange =
  | Exclude<PanelEvent, { type: 'delta' }>
  | { type: 'tab'; tabId: number }
  | { type: 'page'; tabId: number; change: 'loading' | 'complete' | 'closed' }
  | { type: 'document'; tabId: number; source?: SourceSummary }
  | { type: 'dropped'; tabId: number; source?: SourceSummary }
  | { type: 'typed'; tabId: number; message: string }
  | { type: 'context'; tabId: number; context: ContextChoice }
  | { type: 'chosen'; tabId: number; actionId?: string }
  | { type: 'ordered'; order: JobOrder; now: number }
  | { type: 'wanted'; tabId: number; order?: JobOrder; access?: AccessAnswer };

export const emptyTab: TabState = { jobs: [], others: [], changed: false, closed: false, message: '' };
export const emptyPanel: PanelState = { tabs: {} };

/** The conversation as it is shown: an answer that was gone on with is part of the one that did. */
export const shownJobs = ({ jobs }: Pick<TabState, 'jobs'>): readonly JobHead[] =>
  jobs.filter(({ order }, index) => {
    const next = jobs[index + 1]?.order;
    return !(next?.mode === 'continue' && next.follows === order.jobId);
  });
/** The dropped text, as long as nothing was asked about it or about something else. */
export const freshDrop = (tab: TabState): SourceSummary | undefined =>
  tab.dropped && tab.dropped.capturedAt > (lastJob(tab)?.createdAt ?? 0) ? tab.dropped : undefined;
/** What the panel is about: the text of the conversation, or one that was dropped since. */
export const shownSource = (tab: TabState): SourceSummary | undefined =>
  freshDrop(tab) ?? tab.jobs.findLast(({ source }) => source)?.source ?? tab.dropped;
export const lastJob = (tab: Pick<TabState, 'jobs'>): JobHead | undefined => tab.jobs.at(-1);
export const isRunning = (job: JobHead | undefined): boolean => job !== undefined && !isEnded(job.status);

/** What stands there from the press of a button until the background's first word. */
function expectedJob(order: JobOrder, now: number): JobHead {
  return { order, status: 'capturing', maker: 'model', model: '', refusal: '', attempt: 1, createdAt: now };
}

const indexOfJob = (jobs: readonly JobHead[], jobId: string | undefined): number => jobs.findIndex(({ order }) => order.jobId === jobId);

/** A new job comes after the one it follows; one that follows none begins a conversation of its own. */
function withJob(tab: TabState, job: JobHead): TabState {
  const { jobId, follows, versionOf } = job.order;
  const at = indexOfJob(tab.jobs, jobId);
  if (at >= 0) return { ...tab, jobs: tab.jobs.with(at, job) };
  const stays = indexOfJob(tab.jobs, follows) + 1;
  const known = [...tab.others, ...tab.jobs.slice(stays)].filter(({ order }) => order.jobId !== jobId);
  const belongs = stays > 0 || known.some(({ order }) => order.jobId === versionOf || order.jobId === follows);
  return { ...tab, jobs: [...tab.jobs.slice(0, stays), job], others: belongs ? known : [] };
}

function inTab(state: PanelState, tabId: number, change: (tab: TabState) => TabState): PanelState {
  return { ...state, tabs: { ...state.tabs, [tabId]: change(state.tabs[tabId] ?? emptyTab) } };
}

/** Tab of the job with this id, if the panel has it. */
function tabOfJob(state: PanelState, jobId: string): number | undefined {
  const found = Object.entries(state.tabs).find(([, tab]) => tab.jobs.some(({ order }) => order.jobId === jobId));
  return found ? Number(found[0]) : undefined;
}

function onPage(tab: TabState, change: 'loading' | 'complete' | 'closed'): TabState {
  if (change === 'closed') return { ...tab, closed: true };
  return change === 'loading'
    ? { ...tab, changed: tab.jobs.length > 0, view: undefined, document: tab.document?.url ? undefined : tab.document }
    : tab;
}

/** Nothing waits for the reader any more: something was begun. */
const settled = (tab: TabState): TabState => ({
  ...tab,
  chosen: undefined,
  wanted: undefined,
  access: undefined,
  inserted: undefined,
  context: undefined,
});

function onOrder(tab: TabState, order: JobOrder, now: number): TabState {
  const takesText = order.scope !== 'kept' && order.scope !== 'none';
  return withJob({ ...settled(tab), message: '', changed: takesText ? false : tab.changed }, expectedJob(order, now));
}

/** The panel after something happened. Pure. */
export function reducePanel(state: PanelState, change: PanelChange): PanelState {
  switch (change.type) {
    case 'tab':
      return inTab({ ...state, tabId: change.tabId }, change.tabId, (tab) => tab);
    case 'work':
      return inTab(state, change.tabId, (tab) => ({
        ...tab,
        left: change.left,
        jobs: change.jobs.map(({ text: _, ...head }) => head),
        others: change.others ?? [],
        context: undefined,
      }));
    case 'job':
      return inTab(state, change.tabId, (tab) =>
        withJob(indexOfJob(tab.jobs, change.job.order.jobId) < 0 ? settled(tab) : tab, change.job),
      );
    case 'inserted': {
      const tabId = tabOfJob(state, change.jobId);
      const { jobId, done, refusal } = change;
      return tabId === undefined ? state : inTab(state, tabId, (tab) => ({ ...tab, inserted: { jobId, done, refusal } }));
    }
    case 'compose':
    case 'chosen':
      return inTab(state, change.tabId, (tab) => ({ ...tab, chosen: change.actionId }));
    case 'described':
      return inTab(state, change.view.tabId, (tab) => ({ ...tab, view: change.view }));
    case 'page':
      return inTab(state, change.tabId, (tab) => onPage(tab, change.change));
    case 'read':
      return inTab(state, change.wish.tabId, (tab) => ({ ...tab, read: change.wish }));
    case 'document':
      return inTab(state, change.tabId, (tab) => ({ ...tab, document: change.source, dropped: change.source ? undefined : tab.dropped }));
    case 'context':
      return inTab(state, change.tabId, (tab) => ({ ...tab, context: change.context }));
    case 'dropped':
      return inTab(state, change.tabId, (tab) => ({
        ...settled(tab),
        dropped: change.source,
        document: change.source ? undefined : tab.document,
      }));
    case 'typed':
      return inTab(state, change.tabId, (tab) => ({ ...tab, message: change.message }));
    case 'ordered':
      return inTab(state, change.order.tabId, (tab) => onOrder(tab, change.order, change.now));
    case 'wanted':
      return inTab(state, change.tabId, (tab) => ({ ...tab, wanted: change.order, access: change.access }));
  }
}
