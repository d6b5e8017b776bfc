import type { Endpoint, ModelEffects } from '@/utils/model/endpoint';
import { moderated } from '@/utils/model/moderated';
import type { Bill } from '@/utils/schema/bill';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { loadCalibration, saveCalibration } from '@/utils/storage/calibration';
import { logCall } from '@/utils/storage/calls';
import { moderationItem } from '@/utils/storage/moderation';
import { addToLedger, readLedger } from '@/utils/storage/ledger';
import { budgetItem, moneyItem } from '@/utils/storage/money';
import { listedPrice, offersItem } from '@/utils/storage/offers';
import { billFor, estimateFor, reserveFor, type Payee } from '@/utils/usage/bill';
import { calibrate, scriptOf } from '@/utils/usage/calibration';
import { CallMeter } from '@/utils/usage/call-meter';
import { localDay } from '@/utils/usage/day';
import { entryOf, sumOf } from '@/utils/usage/ledger';
import { requestTexts, requestTokens } from '@/utils/usage/request-tokens';
import { BudgetGate } from './budget-gate';

/** What a call is made for. */
export interface Purpose {
  readonly actionId: string;
  /** The user lets it pass a limit. */
  readonly overBudget: boolean;
  /** Called with an answer that is whole. */
  readonly onWhole?: (model: string, text: string) => Promise<void>;
}

const gate = new BudgetGate({
  limits: () => budgetItem.get(),
  spent: async () => {
    const today = localDay(Date.now());
    const rows = await readLedger(today.slice(0, 7), today);
    const amountOf = (some: typeof rows) => {
      const { usd, input, output } = sumOf(some);
      return { usd, tokens: input + output };
    };
    return { day: amountOf(rows.filter(({ day }) => day === today)), month: amountOf(rows) };
  },
});

/** All that is known of a call before it is made. */
async function quote(request: ModelRequest, { baseUrl }: Endpoint, at: number) {
  const texts = requestTexts(request);
  const script = scriptOf(texts.slice(1).join('\n').slice(0, 20_000));
  const { model } = request;
  const { host } = new URL(baseUrl);
  const [money, known, offers] = await Promise.all([moneyItem.get(), loadCalibration(model, script), offersItem(host).get()]);
  const payee: Payee = { model, host, at, listed: listedPrice(offers, host, model) };
  const sentChars = texts.reduce((sum, text) => sum + text.length, 0);
  return { money, known, script, payee, sentChars, tokens: requestTokens(request) };
}

type Quote = Awaited<ReturnType<typeof quote>>;

/**
 * As `streamModel`, with what it costs: an estimate first, nothing sent that would pass a limit of the user, the bill before the end.
 * What it took stands in the ledger and in the log when this has ended, however it ended.
 */
export async function* paidCall(
  request: ModelRequest,
  endpoint: Endpoint,
  effects: ModelEffects,
  purpose: Purpose,
): AsyncGenerator<StreamEvent> {
  const meter = new CallMeter(effects.now());
  const quoted = await quote(request, endpoint, effects.now());
  const { tokens, known, payee, money } = quoted;
  const most = request.maxOutputTokens;
  const estimate = estimateFor(tokens, known, payee, money, most);
  yield { type: 'estimate', estimate };
  const passed = await gate.reserve(reserveFor(tokens, known, payee, money, most), purpose.overBudget);
  if ('overrun' in passed) {
    const event: StreamEvent = {
      type: 'error',
      failure: { code: 'budget', host: payee.host, model: request.model, overrun: passed.overrun },
    };
    meter.note(event, effects.now());
    await settle(meter, undefined, quoted, purpose, effects.now());
    yield event;
    return;
  }
  const bill = () => billFor(meter.told, meter.counted(Math.round(tokens * known.ratio)), meter.served, tokens, known, payee, money);
  const { input, output } = await moderationItem.get();
  const checks = { input: input.includes(purpose.actionId), output: output.includes(purpose.actionId) };
  try {
    for await (const event of moderated(request, endpoint, { ...effects, tokens: estimate.input + (most ?? 0) }, checks)) {
      meter.note(event, effects.now());
      const ends = event.type === 'done' || event.type === 'error';
      if (ends && meter.charged) yield { type: 'bill', bill: bill() };
      yield event;
    }
    // Stopped by the reader: what came is paid for all the same.
    if (effects.signal.aborted && meter.charged) yield { type: 'bill', bill: bill() };
  } finally {
    await settle(meter, meter.charged ? bill() : undefined, quoted, purpose, effects.now());
    passed.release();
  }
}

/** Writes down what a call took. A store that fails must not spoil the answer. */
async function settle(meter: CallMeter, bill: Bill | undefined, quoted: Quote, purpose: Purpose, now: number): Promise<void> {
  const { tokens, known, script, payee, sentChars } = quoted;
  const { actionId, onWhole } = purpose;
  const { model, host } = payee;
  const notes: Promise<unknown>[] = [logCall(meter.entry({ host, model, actionId, sentChars, from: 'server' }, now))];
  if (bill) {
    const usage = meter.told ?? meter.counted(Math.round(tokens * known.ratio));
    notes.push(addToLedger({ day: localDay(now), host, model: meter.served || model, actionId }, entryOf(usage, bill)));
  }
  if (meter.told && !bill?.cutTo) {
    const learned = calibrate(known, tokens, meter.told.input);
    if (learned !== known) notes.push(saveCalibration(model, script, learned));
  }
  if (meter.whole && onWhole) notes.push(onWhole(meter.served || model, meter.text));
  await Promise.allSettled(notes);
}
