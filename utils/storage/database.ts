import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Call } from '@/utils/schema/call';
import type { Conversation } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';
import type { LedgerRow } from '@/utils/schema/ledger';
import type { Source } from '@/utils/schema/source';

/** Newest first in the order of the index: IndexedDB reads many records at once only upwards. */
export type StoredConversation = Conversation & { readonly newestFirst: [negativeTime: number, id: string] };

/** An answer that is kept for the same request, without its text, so that all of them can be looked over at once. */
export interface KeptAnswer {
  /** Hash of the request. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly usedAt: number;
  /** UTF-16 code units. */
  readonly size: number;
}

export interface Stores extends DBSchema {
  /** One key for each server origin. Pages and content scripts cannot reach an extension's IndexedDB in any browser. */
  keys: { key: string; value: { origin: string; key: string } };
  conversations: { key: string; value: StoredConversation; indexes: { newestFirst: [number, string] } };
  jobs: { key: string; value: Job };
  sources: { key: string; value: Source };
  ledger: { key: [day: string, host: string, model: string, actionId: string]; value: LedgerRow };
  keptAnswers: { key: string; value: KeptAnswer };
  keptTexts: { key: string; value: { readonly key: string; readonly model: string; readonly text: string } };
  calls: { key: number; value: Call };
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
  (db) => {
    db.createObjectStore('ledger', { keyPath: ['day', 'host', 'model', 'actionId'] });
    db.createObjectStore('keptAnswers', { keyPath: 'key' });
    db.createObjectStore('keptTexts', { keyPath: 'key' });
    db.createObjectStore('calls', { autoIncrement: true });
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
