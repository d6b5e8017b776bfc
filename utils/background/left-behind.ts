import { tabPlace } from '@/utils/platform/tabs';
import { newJob } from '@/utils/engine/run-job';
import type { Job, LeftWork } from '@/utils/schema/job';
import type { Source } from '@/utils/schema/source';
import { recordedSource, recordJob, unfinishedJobs } from '@/utils/storage/history';
import { saveLeft } from '@/utils/storage/live-work';
import { mayGoOn } from './go-on';
import { asInterrupted } from './history';

type Beginning = 'browser' | 'extension';

/**
 * Milliseconds after which the browser has surely told why a worker was started, on a slow disk and under load too. It is waited for in full only
 * where the browser tells nothing: after Postil was switched on again.
 */
const TOLD_AFTER = 3_000;

const beginning = Promise.withResolvers<Beginning>();

/** Notes how a session began, as the browser tells it to the listeners. */
export const noteBeginning = (began: Beginning): void => beginning.resolve(began);

/**
 * Whether a session begins with the browser or with Postil alone, which was installed, updated or reloaded while the browser and its tabs
 * stayed. Where the browser does not tell, it is taken for the browser, of which less follows.
 */
export function whatBegan(): Promise<Beginning> {
  setTimeout(() => beginning.resolve('browser'), TOLD_AFTER);
  return beginning.promise;
}

/** What is needed to take up the work of a session that ended. */
export interface TakingUp {
  readonly isLive: (jobId: string) => boolean;
  readonly showInTab: (tabId: number, jobId: string) => Promise<void>;
  /** Begins a job again, with the text that was taken. */
  readonly goOn: (job: Job, source: Source, begun: Job) => void;
}

/** The tab of a job is still there and shows the same page, as far as the browser tells. */
async function hasItsTab({ order, source }: Job): Promise<boolean> {
  const place = await tabPlace(order.tabId);
  return place !== undefined && (!place.url || !source || place.url === source.url);
}

/**
 * Takes up what the end of a session broke off. Where Postil alone ended and the tabs stayed, it is shown in its tab again, and goes on by
 * itself if nothing had been shown. After an end of the browser nothing is sent by itself: it is kept in the history and offered.
 */
export async function takeUpSession(began: Beginning, { isLive, showInTab, goOn }: TakingUp): Promise<void> {
  const now = Date.now();
  const left: LeftWork[] = [];
  for (const { job, rootId } of await unfinishedJobs()) {
    const { jobId, tabId, actionId } = job.order;
    if (isLive(jobId)) continue;
    const stays = began === 'extension' && (await hasItsTab(job));
    const source = stays && job.source && mayGoOn(job, now) ? await recordedSource(job.source.id) : undefined;
    if (source) {
      goOn(job, source, { ...newJob(job.order, job.createdAt), restarted: true });
      continue;
    }
    await recordJob(rootId, asInterrupted(job, now), undefined, now);
    if (stays) await showInTab(tabId, jobId);
    else left.push({ jobId, actionId, title: job.source?.title ?? '' });
  }
  if (left.length > 0) await saveLeft(left);
}
