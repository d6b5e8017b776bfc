import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Conversation } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';
import type { Source } from '@/utils/schema/source';

/** Newest first in the order of the index: IndexedDB reads many records at once only upwards. */
export type StoredConversation = Conversation & { readonly newestFirst: [negativeTime: number, id: string] };

export interface Stores extends DBSchema {
  /** One key for each server origin. Pages and content scripts cannot reach an extension's IndexedDB in any browser. */
  keys: { key: string; value: { origin: string; key: string } };
  conversations: { key: string; value: StoredConversation; indexes: { newestFirst: [number, string] } };
  jobs: { key: string; value: Job };
  sources: { key: string; value: Source };
}

export type Database = IDBPDatabase<Stores>;

/** One step for each version; a released step is never changed, only followed by another. */
const steps: readonly ((db: Database) => void)[] = [
  (db) => {
    db.createObjectStore('keys', { keyPath: 'origin' });
  },
  (db) => {
    db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('newestFirst', 'newestFirst');
    db.createObjectStore('jobs', { keyPath: 'order.jobId' });
    db.createObjectStore('sources', { keyPath: 'id' });
  },
];

let opened: Promise<Database> | undefined;

/** The extension's own database, opened once a context. */
export function database(): Promise<Database> {
  opened ??= openDB<Stores>('postil', steps.length, {
    upgrade: (db, from) => {
      for (const step of steps.slice(from)) step(db);
    },
    // Another context wants to upgrade: let it, and open again at the next use.
    blocking: (_current, _blocked, event) => {
      opened = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}
