import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Call } from '@/utils/schema/call';
import type { Conversation } from '@/utils/schema/history';
import type { Job, JobStatus } from '@/utils/schema/job';
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
  conversations: { key: string; value: StoredConversation; indexes: { newestFirst: [number, string]; deletedAt: number } };
  jobs: { key: string; value: Job; indexes: { status: JobStatus } };
  sources: { key: string; value: Source };
  ledger: { key: [day: string, host: string, model: string, actionId: string]; value: LedgerRow };
  keptAnswers: { key: string; value: KeptAnswer };
  keptTexts: { key: string; value: { readonly key: string; readonly model: string; readonly text: string } };
  calls: { key: number; value: Call };
}

export type Database = IDBPDatabase<Stores>;
type UpgradeTransaction = IDBPTransaction<Stores, StoreNames<Stores>[], 'versionchange'>;
type UpgradeStep = (db: Database, tx: UpgradeTransaction) => void;

/** One step for each version; a released step is never changed, only followed by another. @public */
export const steps: readonly UpgradeStep[] = [
  (db) => {
    db.createObjectStore('keys', { keyPath: 'origin' });
  },
  (db) => {
    db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('newestFirst', 'newestFirst');
    db.createObjectStore('jobs', { keyPath: 'order.jobId' });
    db.createObjectStore('sources', { keyPath: 'id' });
  },
  (_db, tx) => {
    tx.objectStore('conversations').createIndex('deletedAt', 'deletedAt');
    tx.objectStore('jobs').createIndex('status', 'status');
  },
  (db) => {
    db.createObjectStore('ledger', { keyPath: ['day', 'host', 'model', 'actionId'] });
    db.createObjectStore('keptAnswers', { keyPath: 'key' });
    db.createObjectStore('keptTexts', { keyPath: 'key' });
    db.createObjectStore('calls', { autoIncrement: true });
  },
];

const NAME = 'postil';

export interface OpenedDatabase {
  readonly db: Database;
  /** The data could not be brought to this version's form: it is there as it was, and can be read and exported. */
  readonly outdated: boolean;
}

let opened: Promise<OpenedDatabase> | undefined;

/**
 * Opens the database and brings it to the newest form. If that fails, the browser has undone it: what is there is opened as it is,
 * so that nobody is kept from their notes. The same if a newer version was here before.
 * @param upgrades the steps from an empty database on
 * @public the tests of upgrades open it with steps of their own
 */
export async function openDatabase(upgrades: readonly UpgradeStep[], onGone: () => void): Promise<OpenedDatabase> {
  const onLost = {
    // Another context wants to upgrade: let it, and open again at the next use.
    blocking: (_current: number, _blocked: number | null, event: IDBVersionChangeEvent) => {
      onGone();
      (event.target as IDBDatabase).close();
    },
    terminated: onGone,
  };
  const upgradeBy = (work: (db: Database, from: number, tx: UpgradeTransaction) => void) => ({
    upgrade: (db: Database, from: number, _to: number | null, tx: UpgradeTransaction) => {
      // What is told by the opening itself need not be told twice.
      tx.done.catch(() => {});
      try {
        work(db, from, tx);
      } catch {
        tx.abort();
      }
    },
  });
  const inSteps = upgradeBy((db, from, tx) => upgrades.slice(from).forEach((step) => step(db, tx)));
  // Without a version an empty database would be made where there is none; it would hide the trouble and stop every later upgrade.
  const never = upgradeBy((_db, _from, tx) => tx.abort());
  try {
    return { db: await openDB<Stores>(NAME, upgrades.length, { ...inSteps, ...onLost }), outdated: false };
  } catch {
    return { db: await openDB<Stores>(NAME, undefined, { ...never, ...onLost }), outdated: true };
  }
}

function current(): Promise<OpenedDatabase> {
  const forget = () => {
    opened = undefined;
  };
  if (!opened) {
    opened = openDatabase(steps, forget);
    // What fails once may work the next time, e.g. when the disk has room again.
    opened.catch(forget);
  }
  return opened;
}

/** The extension's own database, opened once a context. */
export const database = async (): Promise<Database> => (await current()).db;

/** `outdated`: as OpenedDatabase says. `closed`: the browser opens no database, nothing can be kept. */
export async function databaseState(): Promise<'ready' | 'outdated' | 'closed'> {
  try {
    return (await current()).outdated ? 'outdated' : 'ready';
  } catch {
    return 'closed';
  }
}
