import type { Session } from './session.ts';
import { until } from './until.ts';

/** Stores of the database, as utils/storage/database.ts names them. */
type Store = 'conversations' | 'jobs' | 'sources' | 'ledger' | 'keptAnswers' | 'calls';

/** All records of a store. Throws where there is no database yet: one that was made here would be in the way of the worker's own. */
export async function recordsOf<T>({ options }: Pick<Session, 'options'>, store: Store): Promise<T[]> {
  const found = await options.evaluate(async (name) => {
    const request = indexedDB.open('postil');
    request.onupgradeneeded = () => request.transaction?.abort();
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    try {
      const all = db.transaction(name).objectStore(name).getAll();
      return await new Promise<unknown[]>((resolve, reject) => {
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error ?? new Error('no records'));
      });
    } finally {
      db.close();
    }
  }, store);
  return found as T[];
}

/** Waits until a store has so many records. */
export async function untilKept(session: Pick<Session, 'options'>, store: Store, count: number): Promise<void> {
  await until(`${count} records in ${store}`, async () => (await recordsOf(session, store)).length === count);
}

/** The texts of all jobs in the database, running ones too. */
export async function savedTexts(session: Pick<Session, 'options'>): Promise<string[]> {
  return (await recordsOf<{ text: string }>(session, 'jobs')).map(({ text }) => text);
}

/**
 * Waits until so many answers are in the history as ended; their costs, the log and what is kept to be given again were written before. A panel
 * shows the end of an answer earlier than that: a page that reads the books once, as the history and the options do, is opened after this.
 */
export async function untilEnded(session: Pick<Session, 'options'>, count: number): Promise<void> {
  const ended = async () => (await recordsOf<{ endedAt?: number }>(session, 'jobs')).filter(({ endedAt }) => endedAt !== undefined);
  await until(`${count} ended answers in the history`, async () => (await ended()).length === count);
}
