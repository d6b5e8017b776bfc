import { recordsOf } from '@/test/e2e/harness/records';
import type { Session } from '@/test/e2e/harness/session';
import type { Job } from '@/utils/schema/job';

/** The records of the history's jobs, and of those of this session that are not in it yet. */
export async function allRecords(session: Session): Promise<Map<string, Job>> {
  const live = await session.options.evaluate(async () =>
    Object.entries(await browser.storage.session.get(null)).flatMap(([key, value]) => (key.startsWith('job:') ? [value] : [])),
  );
  // Read last: what went into the history meanwhile is there as it ended.
  const records = [...(live as Job[]), ...(await recordsOf<Job>(session, 'jobs'))];
  return new Map(records.map((job) => [job.order.jobId, job]));
}

/** One record; undefined if there is none in this session. */
export async function sessionRecord({ options }: Session, jobId: string): Promise<Job | undefined> {
  const key = `job:${jobId}`;
  return (await options.evaluate(async (name) => (await browser.storage.session.get(name))[name], key)) as Job | undefined;
}
