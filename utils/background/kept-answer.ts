import type { AnswerFor } from '@/utils/engine/effects';
import { isPrivateTab } from '@/utils/platform/tabs';
import type { Bill } from '@/utils/schema/bill';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { logCall } from '@/utils/storage/calls';
import { findAnswer, keepAnswer, type Kept } from '@/utils/storage/kept-answers';
import { addToLedger } from '@/utils/storage/ledger';
import { cacheItem } from '@/utils/storage/money';
import { historyItem } from '@/utils/storage/settings';
import { CallMeter } from '@/utils/usage/call-meter';
import { hostOf } from '@/utils/platform/words';
import { localDay } from '@/utils/usage/day';
import { entryOf } from '@/utils/usage/ledger';
import { requestTexts } from '@/utils/usage/request-tokens';

const MILLION = 1_000_000;
const BILL: Bill = { cost: { usd: 0 }, from: 'cache' };

export interface KeptEvents {
  readonly kept: Kept;
  readonly events: readonly StreamEvent[];
}

/** Whether an answer may be kept and taken from what is kept: the user can switch it off, and private windows leave nothing behind. */
export async function mayKeep({ order, source }: AnswerFor): Promise<boolean> {
  const [{ on, offActions, offSites }, { retentionDays }] = await Promise.all([cacheItem.get(), historyItem.get()]);
  if (!on || retentionDays === 0 || offActions.includes(order.actionId)) return false;
  if (source && offSites.includes(hostOf(source.url))) return false;
  return !(await isPrivateTab(order.tabId));
}

/** The answer that is kept for a request, as a server would give it. */
export async function keptAnswer(hash: string): Promise<KeptEvents | undefined> {
  const { days } = await cacheItem.get();
  // Without a store there is nothing kept, and the model can still be asked.
  const kept = await findAnswer(hash, days, Date.now()).catch(() => undefined);
  if (!kept) return undefined;
  const events: StreamEvent[] = [
    { type: 'start', model: kept.model, requestId: '' },
    { type: 'text', text: kept.text },
    { type: 'bill', bill: BILL },
    { type: 'done', reason: 'stop' },
  ];
  return { kept, events };
}

/** Writes down that an answer came from what is kept. */
export async function noteKept({ events }: KeptEvents, request: ModelRequest, host: string, actionId: string): Promise<void> {
  const now = Date.now();
  const meter = new CallMeter(now);
  for (const event of events) meter.note(event, now);
  const sentChars = requestTexts(request).reduce((sum, text) => sum + text.length, 0);
  const { model } = request;
  await Promise.allSettled([
    logCall(meter.entry({ host, model, actionId, sentChars, from: 'cache' }, now)),
    addToLedger({ day: localDay(now), host, model: meter.served || model, actionId }, entryOf(undefined, BILL)),
  ]);
}

/** Keeps a whole answer for a request. */
export function remembering(hash: string): (model: string, text: string) => Promise<void> {
  return async (model, text) => {
    const { days, size } = await cacheItem.get();
    await keepAnswer(hash, { model, text }, days, size * MILLION, Date.now());
  };
}
