import { database } from './database';

/** What surfaces may show of a key: its last four characters at most, and no more than a quarter of it. */
export function keyHint(key: string): string {
  const shown = Math.min(4, Math.floor(key.length / 4));
  return shown === 0 ? '' : key.slice(-shown);
}

/** Read from the store once in the worker's life, which alone reads and writes keys: each question would else wait for the disk. */
const known = new Map<string, string>();

/** Keeps the key for this origin; an empty one forgets it. A key belongs to the server it was typed for and goes to no other. */
export async function saveKey(origin: string, key: string): Promise<void> {
  const db = await database();
  if (key === '') await db.delete('keys', origin);
  else await db.put('keys', { origin, key });
  known.set(origin, key);
}

/** The key for this origin, or an empty string. Called by the background alone, at the moment of a request. */
export async function readKey(origin: string): Promise<string> {
  const kept = known.get(origin);
  if (kept !== undefined) return kept;
  const db = await database();
  const key = (await db.get('keys', origin))?.key ?? '';
  known.set(origin, key);
  return key;
}
