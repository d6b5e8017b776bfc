import { isEnded, type Job } from '@/utils/schema/job';
import type { Source } from '@/utils/schema/source';
import { checkpointJob, purge, recordJob, recordedJob, recordedSource, unfinishedJobs } from '@/utils/storage/history';
import { loadJob, loadSource, loadTab } from '@/utils/storage/live-work';
import { historyItem } from '@/utils/storage/settings';

/** Milliseconds for which a deletion can be undone, at least; it is for good at the next start after that. */
const UNDO_FOR = 10 * 60_000;

/** What a worker or browser left behind in the middle, as it is shown: broken off, with the text it had. */
export function asInterrupted(job: Job, now: number): Job {
  return isEnded(job.status) ? job : { ...job, status: 'failed', failure: { code: 'interrupted' }, waitUntil: undefined, endedAt: now };
}

/** A job from this session or, after a restart of the browser, from the history. */
export async function storedJob(id: string): Promise<Job | undefined> {
  return (await loadJob(id)) ?? recordedJob(id);
}

export async function storedSource(id: string): Promise<Source | undefined> {
  return (await loadSource(id)) ?? recordedSource(id);
}

async function isKept(job: Job): Promise<boolean> {
  const { retentionDays } = await historyItem.get();
  return retentionDays !== 0 && !(await loadTab(job.order.tabId)).isPrivate;
}

/** Puts an ended job into the history, unless the user wants none or the window is private. */
export async function remember(rootId: string, job: Job, source: Source | undefined): Promise<void> {
  if (!(await isKept(job))) return;
  const { keepText } = await historyItem.get();
  await recordJob(rootId, job, keepText ? source : undefined, Date.now());
}

/** Saves a running job where a crash of the browser does not reach it. */
export async function checkpoint(job: Job): Promise<void> {
  if (!(await isKept(job))) return;
  const { keepText } = await historyItem.get();
  const source = keepText && job.source ? await loadSource(job.source.id) : undefined;
  await checkpointJob(job, source);
}

/**
 * At the start of a session: answers that were cut by the end of the last one come into the history as such; what is past its time goes.
 * @param isLive whether a job is being worked at right now
 */
export async function sweepHistory(isLive: (jobId: string) => boolean): Promise<void> {
  const now = Date.now();
  for (const { job, rootId } of await unfinishedJobs()) {
    if (!isLive(job.order.jobId)) await recordJob(rootId, asInterrupted(job, now), undefined, now);
  }
  await purge((await historyItem.get()).retentionDays, now - UNDO_FOR, now);
}
