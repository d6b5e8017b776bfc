import type { Job } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import type { Source } from '@/utils/schema/source';
import { checkpointJob, purge, recordJob, recordedJob, recordedSource } from '@/utils/storage/history';
import { forgetAnswers } from '@/utils/storage/kept-answers';
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

/**
 * Puts an ended job into the history, unless the user wants none or the window is private. Where there is no room, the answers that are kept
 * to be given again go first; nothing else is ever deleted for it. Browsers do not tell beforehand how much room there really is.
 * @returns what is to be told of the room
 */
export async function remember(rootId: string, job: Job, source: Source | undefined): Promise<Job['room']> {
  if (!(await isKept(job))) return undefined;
  const { keepText } = await historyItem.get();
  const record = () => recordJob(rootId, job, keepText ? source : undefined, Date.now());
  try {
    await record();
    return undefined;
  } catch {
    return forgetAnswers()
      .then(record)
      .then(
        () => 'made' as const,
        () => 'none' as const,
      );
  }
}

/** Texts that a crash does not reach any more; each is long and written once. */
const safeSources = new Set<string>();

/** Saves a running job where a crash of the browser does not reach it. */
export async function checkpoint(job: Job): Promise<void> {
  if (!(await isKept(job))) return;
  const { keepText } = await historyItem.get();
  const sourceId = job.source?.id ?? '';
  const source = keepText && sourceId && !safeSources.has(sourceId) ? await loadSource(sourceId) : undefined;
  await checkpointJob(job, source);
  if (source) safeSources.add(sourceId);
}

/** At the start of a session, and each day: what is past its time goes, and what was deleted goes for good. */
export async function sweepHistory(): Promise<void> {
  const now = Date.now();
  await purge((await historyItem.get()).retentionDays, now - UNDO_FOR, now);
}
