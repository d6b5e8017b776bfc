import type { Failure } from '@/utils/schema/failure';
import { isPrivateTab } from '@/utils/platform/tabs';
import { runJob, type Effects } from '@/utils/engine/run-job';
import { isEnded, type Job, type JobOrder } from '@/utils/schema/job';
import type { Source } from '@/utils/schema/source';
import { loadTab, noteJob, saveJob, saveSource, saveTab, type TabState } from '@/utils/storage/live-work';
import { asInterrupted, checkpoint, remember, storedJob, storedSource } from './history';
import { Keeper } from './keeper';
import { Publisher } from './publisher';
import { Recent } from './recent';

interface Live {
  job: Job;
  readonly abort: AbortController;
  /** Ends the wait for the next try. */
  tryNow: () => void;
}

/** What a job needs of the world besides what this module gives it. */
export interface World {
  readonly capture: (order: JobOrder) => Promise<{ source: Source } | { failure: Failure }>;
  answer: (wait: (until: number, signal: AbortSignal) => Promise<void>) => Effects['answer'];
  answerOnDevice: Effects['answerOnDevice'];
  connection: Effects['connection'];
  outputLanguage: Effects['outputLanguage'];
  languageName: Effects['languageName'];
}

/** Longest conversation that is shown and sent along. */
const MAX_THREAD = 50;

const live = new Map<string, Live>();
/** What changed in tabs since this worker woke; the rest is in the store. */
const tabChanges = new Map<number, Partial<TabState>>();
/** Ended jobs and their sources: a question that goes on from them would else wait for the store once for each turn before it. */
const ended = new Recent<Job>(MAX_THREAD);
const sources = new Recent<Source>(4);
const keeper = new Keeper(saveJob, checkpoint);
export const publisher = new Publisher();

/** The job as it is now. One that a worker left behind unfinished is shown as interrupted, with the text it had. */
export async function findJob(id: string): Promise<Job | undefined> {
  const known = live.get(id)?.job ?? ended.get(id);
  if (known) return known;
  const stored = await storedJob(id);
  if (!stored) return undefined;
  if (isEnded(stored.status)) {
    ended.set(id, stored);
    return stored;
  }
  const interrupted = asInterrupted(stored, Date.now());
  await saveJob(interrupted);
  const [root] = await findThread(id);
  await remember(root?.order.jobId ?? id, interrupted, undefined);
  return interrupted;
}

/** The conversation that ends with this job, oldest first. */
export async function findThread(jobId: string): Promise<Job[]> {
  const thread: Job[] = [];
  let next: string | undefined = jobId;
  while (next && thread.length < MAX_THREAD) {
    const job = await findJob(next);
    if (job) thread.unshift(job);
    next = job?.order.follows;
  }
  return thread;
}

export async function tabState(tabId: number): Promise<TabState> {
  return { ...(await loadTab(tabId)), ...tabChanges.get(tabId) };
}

/** Changes what a tab shows: at once for who asks next, a little later in the store. */
export async function changeTabState(tabId: number, patch: Partial<TabState>): Promise<void> {
  tabChanges.set(tabId, { ...tabChanges.get(tabId), ...patch });
  await saveTab(tabId, await tabState(tabId));
}

/** Stops a job; its text stays. */
export function stopJob(jobId: string): void {
  live.get(jobId)?.abort.abort();
}

/** Ends the wait for the next try of a job. */
export function tryNow(jobId: string): void {
  live.get(jobId)?.tryNow();
}

/** Waits until a time (milliseconds since the epoch), the user's impatience or the end of the job. */
function waitFor(entry: Live): (until: number, signal: AbortSignal) => Promise<void> {
  return (until, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(0, until - Date.now()));
      signal.addEventListener('abort', end, { once: true });
      entry.tryNow = end;
    });
}

/**
 * Starts the work of an order and shows it in the panels of its tab, in whatever order worker, panel and page are ready.
 * A running job of the same tab is stopped first. An order that is known already does nothing.
 */
export async function startJob(order: JobOrder, world: World): Promise<void> {
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
      sources.set(source.id, source);
      saveSource(source).catch(() => {});
    }
    publisher.update(job);
    saved = keeper.keep(job).catch(() => {});
  };
  const wait = (until: number, signal: AbortSignal) => (entry ? waitFor(entry)(until, signal) : Promise.resolve());
  const running = runJob(order, {
    ...world,
    signal: abort.signal,
    now: () => Date.now(),
    keptSource: async (id) => sources.get(id) ?? storedSource(id),
    thread: findThread,
    answer: world.answer(wait),
    update,
  });
  await shown.catch(() => {});
  await changeTabState(order.tabId, { isPrivate: await isPrivateTab(order.tabId) }).catch(() => {});
  const job = await running;
  // Only what is saved may be forgotten here, else it would be found unfinished.
  await saved;
  live.delete(order.jobId);
  ended.set(order.jobId, job);
  const [root] = await findThread(order.jobId);
  await Promise.allSettled([noteJob(job, taken?.markdown.length ?? 0), remember(root?.order.jobId ?? order.jobId, job, taken)]);
}
