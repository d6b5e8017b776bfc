import type { Call } from '@/utils/schema/call';
import { database } from './database';

/** Requests that the log holds; the oldest make room. */
const MOST = 200;

export async function logCall(call: Call): Promise<void> {
  const tx = (await database()).transaction('calls', 'readwrite');
  await tx.store.add(call);
  const tooMany = (await tx.store.count()) - MOST;
  if (tooMany > 0) {
    const oldest = await tx.store.getAllKeys(undefined, tooMany);
    await Promise.all(oldest.map((key) => tx.store.delete(key)));
  }
  await tx.done;
}

/** The log, newest first. */
export async function readCalls(): Promise<Call[]> {
  return (await (await database()).getAll('calls')).toReversed();
}

export async function clearCalls(): Promise<void> {
  await (await database()).clear('calls');
}
