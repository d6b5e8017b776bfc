import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import release from '@/test/fixtures/releases/0.1.0.json' with { type: 'json' };

interface StoreDump {
  readonly name: string;
  readonly keyPath: string;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string }[];
  readonly records: readonly unknown[];
}

/** Makes the database as that release left it, by the browser's own means alone. */
async function restore({ version, stores }: { version: number; stores: readonly StoreDump[] }): Promise<void> {
  const request = indexedDB.open('postil', version);
  request.onupgradeneeded = () => {
    for (const { name, keyPath, indexes } of stores) {
      const store = request.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath);
    }
  };
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const tx = db.transaction(
    stores.map(({ name }) => name),
    'readwrite',
  );
  for (const { name, records } of stores) for (const record of records) tx.objectStore(name).put(record);
  await new Promise<void>((resolve) => {
    tx.oncomplete = () => resolve();
  });
  db.close();
}

/** Today's code as a new context loads it. */
async function fresh() {
  vi.resetModules();
  const [database, history, keyring] = await Promise.all([
    import('@/utils/storage/database'),
    import('@/utils/storage/history'),
    import('@/utils/storage/keyring'),
  ]);
  return { ...database, ...history, ...keyring };
}

async function listed(code: Awaited<ReturnType<typeof fresh>>) {
  const found = [];
  for await (const batch of code.findConversations({ text: '', host: '', actionId: '' })) found.push(...batch);
  return found;
}

const opened: { close(): void }[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) db.close();
  await deleteDB('postil');
});

describe('data of a released version', () => {
  it('is brought to today\u2019s form and is all there', async () => {
    await restore(release.database);
    const code = await fresh();
    opened.push(await code.database());
    expect(await code.databaseState()).toBe('ready');
    expect((await listed(code)).map(({ id }) => id)).toEqual(['job-00002', 'job-00001']);
    expect((await code.openConversation('job-00001'))?.jobs[0]?.text).toBe('The moon pulls the sea.');
    expect(await code.readKey('https://api.example')).toBe('sk-from-the-first-release');
    // What came with a later version works on it.
    await code.markDeleted(['job-00001'], 5);
    expect(await code.purge(-1, 6, 10)).toBe(1);
    expect((await code.unfinishedJobs()).map(({ job }) => job.order.jobId)).toEqual(['job-00003']);
  });

  it('is left as it was if that fails, can be read, and the state says so', async () => {
    await restore(release.database);
    const code = await fresh();
    const broken = [
      ...Array.from({ length: release.database.version }, () => () => {}),
      () => {
        throw new Error('no room');
      },
    ];
    const { db, outdated } = await code.openDatabase(broken, () => {});
    opened.push(db);
    expect(outdated).toBe(true);
    expect(db.version).toBe(release.database.version);
    expect(await db.count('conversations')).toBe(2);
    expect((await db.get('jobs', 'job-00001'))?.text).toBe('The moon pulls the sea.');
  });

  it('of a newer version is opened as it is', async () => {
    await restore({ ...release.database, version: 99 });
    const code = await fresh();
    opened.push(await code.database());
    expect(await code.databaseState()).toBe('outdated');
    expect(await listed(code)).toHaveLength(2);
  });

  it('is not hidden behind an empty database', async () => {
    const code = await fresh();
    const broken = () => {
      throw new Error('no room');
    };
    await expect(code.openDatabase([broken], () => {})).rejects.toThrow();
  });
});

describe('settings of a released version', () => {
  it('are read, each with a default for what it did not know', async () => {
    const { browser } = await import('wxt/browser');
    await browser.storage.local.set(release.settings);
    const { connectionItem, historyItem, readingItem, syncItem } = await import('@/utils/storage/settings');
    expect(await connectionItem.get()).toEqual(release.settings.connection);
    expect(await readingItem.get()).toEqual(release.settings.reading);
    expect(await historyItem.get()).toEqual({ retentionDays: 30, keepText: true });
    expect(await syncItem.get()).toEqual({ on: false });
  });
});
