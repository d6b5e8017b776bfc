import type { Session } from './session.ts';

const order = { jobId: 'old-job-1', tabId: 1, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new' };
const ending = { status: 'done', end: 'stop', maker: 'model', model: 'm', refusal: '', attempt: 1, createdAt: 1, endedAt: 2 };
const job = { order, ...ending, text: 'Kept for years.' };
const conversation = {
  ...{ id: 'old-job-1', title: 'An old page', url: 'https://old.example/', host: 'old.example', actionId: 'summarize' },
  ...{ pinned: false, name: '', createdAt: 1, updatedAt: 2, newestFirst: [-2, 'old-job-1'], jobIds: ['old-job-1'] },
  ...{ currentJobId: 'old-job-1', excerpt: 'Kept for years.', searchText: 'kept for years' },
};

/**
 * Puts a database of an earlier version with one note in the place of today's. Something in it is in the way of the next step, and
 * there is no store for the texts of pages.
 */
export async function makeOldDatabase({ options }: Session): Promise<void> {
  await options.evaluate(
    async (note, work) => {
      // Both in one breath, so that the worker cannot open a new one in between.
      indexedDB.deleteDatabase('postil');
      const opening = indexedDB.open('postil', 3);
      opening.onupgradeneeded = () => {
        const db = opening.result;
        db.createObjectStore('keys', { keyPath: 'origin' });
        db.createObjectStore('ledger', { keyPath: 'day' });
        const jobs = db.createObjectStore('jobs', { keyPath: 'order.jobId' });
        jobs.createIndex('status', 'status');
        jobs.put(work);
        const list = db.createObjectStore('conversations', { keyPath: 'id' });
        list.createIndex('newestFirst', 'newestFirst');
        list.createIndex('deletedAt', 'deletedAt');
        list.put(note);
      };
      await new Promise<void>((resolve, reject) => {
        opening.onsuccess = () => resolve();
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
      });
      opening.result.close();
    },
    conversation,
    job,
  );
}
