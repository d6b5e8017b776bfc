import type { LedgerRow } from '@/utils/schema/ledger';
import { sumOf, type LedgerSums } from '@/utils/usage/ledger';
import { database } from './database';

/** Adds one answer to what was used. */
export async function addToLedger(place: Pick<LedgerRow, 'day' | 'host' | 'model' | 'actionId'>, entry: LedgerSums): Promise<void> {
  const tx = (await database()).transaction('ledger', 'readwrite');
  const before = await tx.store.get([place.day, place.host, place.model, place.actionId]);
  await tx.store.put({ ...place, ...sumOf([...(before ? [before] : []), entry]) });
  await tx.done;
}

/** What was used from one day to another, both with it (YYYY-MM-DD, or the beginning of it), by day. */
export async function readLedger(from: string, to: string): Promise<LedgerRow[]> {
  return (await database()).getAll('ledger', IDBKeyRange.bound([from], [`${to}\uffff`]));
}

export async function clearLedger(): Promise<void> {
  await (await database()).clear('ledger');
}
