import type { Failure } from '@/utils/schema/failure';
import { showRunning } from '@/utils/platform/notices';
import { isPrivateTab } from '@/utils/platform/tabs';
import type { Effects } from '@/utils/engine/effects';
import { newJob, runJob } from '@/utils/engine/run-job';
import { conversationIdOf, type Job, type JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import { sourceSummary, type Source, type SourceSummary } from '@/utils/schema/source';
import {
  loadJob,
  loadRunning,
  loadTab,
  noteJob,
  saveJob,
  saveRunning,
  saveSource,
  saveTab,
  sweepDue,
  type TabState,
} from '@/utils/storage/live-work';
import { asInterrupted, checkpoint, remember, storedJob, storedSource, sweepHistory } from './history';
import { withBegun } from './branches';
import { Keeper } from './keeper';
import { takeUpSession, whatBegan, type TakingUp } from './left-behind';
import { tellEnd } from './tell-end';
import { Publisher } from './publisher';
import { Recent } from './recent';
import { goingOn, mayGoOn } from './go-on';
import { waitFor, type Wait } from './wait';

interface Live {
  job: Job;
  readonly abort: AbortController;
  /** Ends the wait for the next try. */
  tryNow: () => void;
}

/** What a job needs of the world besides what this module gives it. */
export interface World {
  readonly capture: (order: JobOrder, signal: AbortSignal) => Promise<{ source: Source } | { failure: Failure }>;
  answer: (wait: Wait) => Effects['answer'];
  answerOnDevice: Effects['answerOnDevice'];
  connection: Effects['connection'];
  context: Effects['context'];
  outputLanguage: Effects['outputLanguage'];
  languageName: Effects['languageName'];
}

/** Longest conversation that is shown and sent along. */
const MAX_THREAD = 50;

const live = new Map<string, Live>();
/** What changed in tabs since this worker woke, and what the store said of them before. */
const tabChanges = new Map<number, Partial<TabState>>();
const storedTabs = new Map<number, TabState>();
/** Ended jobs and their sources: a question that goes on from them would else wait for the store once for each turn before it. */
const endedJobs = new Recent<Job>(MAX_THREAD);
const sources = new Recent<Source>(4);
const keeper = new Keeper(saveJob, checkpoint);
export const publisher = new Publisher((job) => keeper.beforeShown(job));

/** Done once a former worker's unfinished work is taken up or closed. */
let recovered: Promise<void> = Promise.resolve();

const atHand = (id: string): Job | undefined => live.get(id)?.job ?? endedJobs.get(id);

/** The newest state of a job that was fetched a moment ago and may have gone on or ended since. */
export const asNow = (job: Job): Job => atHand(job.order.jobId) ?? job;

async function lookUp(id: string): Promise<Job | undefined> {
  const known = atHand(id);
  if (known) return known;
  const stored = await storedJob(id);
  if (stored && isEnded(stored.status)) endedJobs.set(id, stored);
  return stored;
}

/** The job as it is now. */
export async function findJob(id: string): Promise<Job | undefined> {
  await recovered;
  return lookUp(id);
}

/** A captured text, if it is still there. */
export async function findSource(id: string): Promise<Source | undefined> {
  return sources.get(id) ?? storedSource(id);
}

/** The conversation that ends with this job, oldest first. */
export async function findThread(jobId: string): Promise<Job[]> {
  await recovered;
  return threadOf(jobId, lookUp);
}

async function threadOf(jobId: string, find: (id: string) => Promise<Job | undefined>): Promise<Job[]> {
  const thread: Job[] = [];
  let next: string | undefined = jobId;
  while (next && thread.length < MAX_THREAD) {
    const job = await find(next);
    if (job) thread.unshift(job);
    next = job?.order.follows;
  }
  return thread;
}

/** Notes what is being done, for the next worker and on the toolbar. */
async function noteRunning(): Promise<void> {
  showRunning(live.size);
  await saveRunning([...live.keys()]).catch(() => {});
}

/**
 * Looks after what a former worker left behind: what ended is put into the history, what had shown nothing yet goes on by itself, the rest is
 * shown as interrupted, with the text it had. Called once, when a worker starts.
 * @param world what a job that goes on needs
 */
export function recoverWork(world: World): void {
  const recover = async () => {
    const left = await loadRunning();
    await Promise.allSettled(left.map((id) => recoverJob(id, world)));
    if (left.length > 0) await noteRunning();
    const due = await sweepDue(Date.now());
    if (due === 'session') await takeUpSession(await whatBegan(), takingUp(world));
    if (due) await sweepHistory();
  };
  recovered = recover().catch(() => {});
}

const takingUp = (world: World): TakingUp => ({
  isLive: (jobId) => live.has(jobId),
  showInTab: (tabId, jobId) => changeTabState(tabId, { jobId }),
  // Not awaited: it may take minutes.
  goOn: (job, source, begun) => void startJob(job.order, goingOn(job, source, world), begun),
});

/** Done when what a former worker left behind is taken up. */
export const ready = (): Promise<void> => recovered;

async function recoverJob(id: string, world: World): Promise<void> {
  if (live.has(id)) return;
  const job = await loadJob(id);
  if (!job) return;
  const source = job.source && (await storedSource(job.source.id));
  if (mayGoOn(job, Date.now())) {
    // Not awaited: it may take minutes.
    void startJob(job.order, goingOn(job, source, world), { ...newJob(job.order, job.createdAt), restarted: true });
    return;
  }
  const ended = asInterrupted(job, Date.now());
  if (ended !== job) await saveJob(ended);
  await remember(conversationIdOf(await threadOf(id, storedJob)) ?? id, ended, source);
}

/** Puts an ended job where it outlives the worker and the browser. @param source its text, if that is not kept with an earlier job */
export async function keepEnded(job: Job, source?: Source): Promise<Job['room']> {
  endedJobs.set(job.order.jobId, job);
  const root = conversationIdOf(await findThread(job.order.jobId)) ?? job.order.jobId;
  const [room] = await Promise.all([
    remember(root, job, source).catch(() => 'none' as const),
    noteJob(job, source?.markdown.length ?? 0).catch(() => {}),
  ]);
  return room;
}

export async function tabState(tabId: number): Promise<TabState> {
  const stored = storedTabs.get(tabId) ?? (await loadTab(tabId));
  storedTabs.set(tabId, stored);
  return { ...stored, ...tabChanges.get(tabId) };
}

/** Changes what a tab shows: at once for who asks next, a little later in the store. */
export async function changeTabState(tabId: number, patch: Partial<TabState>): Promise<void> {
  tabChanges.set(tabId, { ...tabChanges.get(tabId), ...patch });
  await saveTab(tabId, await tabState(tabId));
}

/** Keeps a text for work to come. */
export function keepSource(source: Source): SourceSummary {
  sources.set(source.id, source);
  saveSource(source).catch(() => {});
  return sourceSummary.parse(source);
}

/** Stops a job; its text stays. */
export function stopJob(jobId: string): void {
  live.get(jobId)?.abort.abort();
}

/** Ends the wait for the next try of a job. */
export function tryNow(jobId: string): void {
  live.get(jobId)?.tryNow();
}

/**
 * Starts the work of an order and shows it in the panels of its tab, in whatever order worker, panel and page are ready.
 * A running job of the same tab is stopped first. An order that is known already does nothing.
 */
export async function startJob(order: JobOrder, world: World, begun = newJob(order, Date.now())): Promise<void> {
  if (live.has(order.jobId)) return;
  const before = tabChanges.get(order.tabId)?.jobId;
  if (before) stopJob(before);
  const shown = changeTabState(order.tabId, { jobId: order.jobId, composeActionId: '' });

  const abort = new AbortController();
  let taken: Source | undefined;
  let entry: Live | undefined;
  let saved: Promise<void> = Promise.resolve();
  const update = (job: Job, source?: Source) => {
    if (entry) entry.job = job;
    else {
      entry = { job, abort, tryNow: () => {} };
      live.set(order.jobId, entry);
    }
    if (source) {
      taken = source;
      keepSource(source);
    }
    saved = keeper.keep(job).catch(() => {});
    publisher.update(job);
  };
  const wait = (until: number, signal: AbortSignal) =>
    waitFor(until, signal, (end) => {
      if (entry) entry.tryNow = end;
    });
  const effects: Effects = {
    ...world,
    capture: (wanted) => world.capture(wanted, abort.signal),
    signal: abort.signal,
    now: () => Date.now(),
    keptSource: findSource,
    thread: findThread,
    answer: world.answer(wait),
    update,
  };
  const ended = runJob(begun, effects);
  void recovered.then(noteRunning);
  await shown.catch(() => {});
  const { jobIds } = await tabState(order.tabId);
  await changeTabState(order.tabId, { isPrivate: await isPrivateTab(order.tabId), jobIds: withBegun(jobIds, order) }).catch(() => {});
  const job = await ended;
  void tellEnd(job, publisher.panelsOf(order.tabId).length > 0).catch(() => {});
  await saved;
  const room = await keepEnded(job, taken);
  if (room) {
    endedJobs.set(order.jobId, { ...job, room });
    update({ ...job, room });
    await saved;
  }
  // Only what is in the history may be forgotten here: a worker that is stopped before this line leaves it to the next one.
  live.delete(order.jobId);
  await recovered.then(noteRunning);
}
