import { answerIdOf } from '@/utils/schema/job';
import type { JobHead, TabState } from './panel-state';

const allJobs = ({ jobs, others }: TabState): JobHead[] => [...jobs, ...others].toSorted((a, b) => a.createdAt - b.createdAt);

/**
 * The versions of an answer in the order they were made: asked again, asked in other words, edited. Those without any text are left out, and
 * those that were gone on with, which are part of the one that did; the given one is always there.
 */
export function versionsOf(tab: TabState, job: JobHead): readonly JobHead[] {
  const id = answerIdOf(job.order);
  const same = allJobs(tab).filter(({ order }) => answerIdOf(order) === id);
  const goneOn = new Set(same.flatMap(({ order }) => (order.mode === 'continue' ? [order.follows] : [])));
  return same.filter(
    ({ order, firstTextAt, edited }) =>
      order.jobId === job.order.jobId || (!goneOn.has(order.jobId) && (edited === true || firstTextAt !== undefined)),
  );
}

/** Id of the job that the branch from a version ends with: the newest that follows it, the newest that follows that one, and so on. */
export function endOfBranch(tab: TabState, version: JobHead): string {
  const all = allJobs(tab);
  let end = version;
  // A record from a file may go in a circle.
  for (let left = all.length; left > 0; left--) {
    const next = all.findLast(({ order }) => order.follows === end.order.jobId);
    if (!next) break;
    end = next;
  }
  return end.order.jobId;
}
