import type { Session } from './session.ts';

const WORDS = 'tide moon ferry harbour bread oak church lantern barley north'.split(' ');
const HOSTS = ['sea.example', 'bread.example', 'news.example', 'mail.example'];
const EVERY = 3 * 3_600_000;

function record(index: number, now: number) {
  const at = now - index * EVERY;
  const text = Array.from({ length: 250 }, (_, word) => WORDS[(index * 7 + word * word) % WORDS.length]).join(' ');
  const host = HOSTS[index % HOSTS.length] ?? '';
  const [id, title, url] = [`seeded-job-${index}`, `Record ${index}`, `https://${host}/${index}`];
  return {
    ...{ id, name: '', title, url, host, actionId: index % 3 === 0 ? 'ask' : 'summarize', createdAt: at, updatedAt: at, pinned: false },
    ...{ jobIds: [id], currentJobId: id, inputTokens: 800, outputTokens: 250, excerpt: text.slice(0, 200) },
    searchText: `${title} ${url}\n${text}`.toLowerCase(),
    newestFirst: [-at, id],
  };
}

/** How many of so many records have all these words. */
export function seededMatches(words: string, count: number): number {
  const wanted = words.split(' ');
  return Array.from({ length: count }, (_, index) => record(index, 0).searchText).filter((text) =>
    wanted.every((word) => text.includes(word)),
  ).length;
}

/** Fills the history's list, newest first, with a record every three hours. The database must have been opened before. */
export async function seedHistory({ options }: Pick<Session, 'options'>, count: number): Promise<void> {
  const now = Date.now();
  const records = Array.from({ length: count }, (_, index) => record(index, now));
  await options.evaluate(async (entries) => {
    const request = indexedDB.open('postil');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    const tx = db.transaction('conversations', 'readwrite');
    for (const entry of entries) tx.objectStore('conversations').put(entry);
    await new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onerror = () => reject(tx.error ?? new Error('not written'));
    });
    db.close();
  }, records);
}
