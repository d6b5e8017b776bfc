import type { Session } from '@/test/e2e/harness/session';
import type { Job } from '@/utils/schema/job';

/** The records of the history's jobs, and of those of this session that are not in it yet. */
export async function allRecords({ options }: Session): Promise<Map<string, Job>> {
  const found = await options.evaluate(async () => {
    const session = Object.entries(await browser.storage.session.get(null)).flatMap(([key, value]) =>
      key.startsWith('job:') ? [value] : [],
    );
    const request = indexedDB.open('postil');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const jobs = db.transaction('jobs').objectStore('jobs').getAll();
    const kept = await new Promise<unknown[]>((resolve, reject) => {
      jobs.onsuccess = () => resolve(jobs.result);
      jobs.onerror = () => reject(jobs.error ?? new Error('no jobs'));
    });
    db.close();
    return { session, kept };
  });
  const records = [...found.session, ...found.kept] as Job[];
  return new Map(records.map((job) => [job.order.jobId, job]));
}

/** One record; undefined if there is none in this session. */
export async function sessionRecord({ options }: Session, jobId: string): Promise<Job | undefined> {
  const key = `job:${jobId}`;
  return (await options.evaluate(async (name) => (await browser.storage.session.get(name))[name], key)) as Job | undefined;
}
