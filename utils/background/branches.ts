import { conversationIdOf, type Job, type JobOrder } from '@/utils/schema/job';
import { conversationRecord } from '@/utils/storage/history';

/** Most jobs of other versions and branches that a panel is told of. */
const MAX_OTHERS = 100;

/** The jobs of a tab's conversation after one more was begun; one that belongs to none of them begins a conversation of its own. */
export function withBegun(jobIds: readonly string[], { jobId, follows, versionOf }: JobOrder): string[] {
  const belongs = [follows, versionOf].some((id) => id !== undefined && jobIds.includes(id));
  return belongs ? [...jobIds.filter((id) => id !== jobId), jobId] : [jobId];
}

/** All jobs of the conversation that a thread is a branch of. @param known those of the conversation that the tab showed before */
export async function conversationJobs(thread: readonly Job[], known: readonly string[]): Promise<string[]> {
  const own = thread.map(({ order }) => order.jobId);
  if (own.every((id) => known.includes(id))) return [...known];
  const recorded = await conversationRecord(conversationIdOf(thread) ?? '').catch(() => undefined);
  return [...new Set([...(recorded?.jobIds ?? []), ...own])];
}

/** What else was done in a conversation besides a thread of it, without the texts. */
export async function otherJobs(
  thread: readonly Job[],
  jobIds: readonly string[],
  find: (id: string) => Promise<Job | undefined>,
): Promise<Omit<Job, 'text'>[]> {
  const shown = new Set(thread.map(({ order }) => order.jobId));
  const ids = jobIds.filter((id) => !shown.has(id)).slice(-MAX_OTHERS);
  const found = await Promise.all(ids.map(find));
  return found.flatMap((job) => {
    if (!job) return [];
    const { text: _text, ...head } = job;
    return [head];
  });
}

/** The reader's own words as another version of an answer. What it cost stays with the one it was made from. */
export function editedJob(job: Job, { editedId, tabId, text }: { editedId: string; tabId: number; text: string }, now: number): Job {
  const { usage: _usage, bill: _bill, estimate: _estimate, ...rest } = job;
  const order: JobOrder = { ...job.order, jobId: editedId, tabId, versionOf: job.order.versionOf ?? job.order.jobId };
  return { ...rest, order, text, edited: true, createdAt: now, endedAt: now };
}
