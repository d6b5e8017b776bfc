import type { Session } from './session.ts';

/** The texts of all jobs in the database, running ones too. */
export async function savedTexts({ options }: Session): Promise<string[]> {
  return options.evaluate(async () => {
    const request = indexedDB.open('postil');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const jobs = db.transaction('jobs').objectStore('jobs').getAll();
    const records = await new Promise<{ text: string }[]>((resolve, reject) => {
      jobs.onsuccess = () => resolve(jobs.result as { text: string }[]);
      jobs.onerror = () => reject(jobs.error ?? new Error('no jobs'));
    });
    db.close();
    return records.map(({ text }) => text);
  });
}
