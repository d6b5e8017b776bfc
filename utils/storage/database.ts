import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  /** One key for each server origin. Pages and content scripts cannot reach an extension's IndexedDB in any browser. */
  keys: { key: string; value: { origin: string; key: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The extension's own database, opened once a context. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('postil', 1, {
    upgrade: (db) => {
      db.createObjectStore('keys', { keyPath: 'origin' });
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}
