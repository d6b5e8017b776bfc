import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';
import { paidCall, type Purpose } from '@/utils/background/paid-call';
import type { ModelEffects } from '@/utils/model/endpoint';
import type { Budget } from '@/utils/schema/budget';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { loadCalibration } from '@/utils/storage/calibration';
import { clearCalls, readCalls } from '@/utils/storage/calls';
import { clearLedger, readLedger } from '@/utils/storage/ledger';
import { budgetItem, moneyItem } from '@/utils/storage/money';
import { keepOffers } from '@/utils/storage/offers';
import { localDay } from '@/utils/usage/day';
import { sumOf } from '@/utils/usage/ledger';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  fakeBrowser.reset();
  server.log.clear();
  server.setBehaviour({ answer: 'Tides rise.', usage: { input: 1_000, output: 100 } });
  await Promise.all([clearLedger(), clearCalls()]);
});

const host = () => new URL(server.baseUrl).host;
const effects = (signal = new AbortController().signal): ModelEffects => ({
  signal,
  now: () => Date.now(),
  random: () => 0,
  wait: () => Promise.resolve(),
});
const request: ModelRequest = {
  model: 'practice',
  instructions: 'Be brief.',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'Tides?' }] }],
};
const purpose: Purpose = { actionId: 'ask', overBudget: false };

async function ask(more: Partial<Purpose> = {}, asked = request, signal?: AbortSignal): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  const endpoint = { providerId: 'compatible', baseUrl: server.baseUrl, key: '' };
  for await (const event of paidCall(asked, endpoint, effects(signal), { ...purpose, ...more })) events.push(event);
  return events;
}

/** A dollar for each of the million, so that tokens are easily told in money. */
const priced = () => moneyItem.set({ prices: [{ model: 'practice', host: host(), input: 1, output: 1 }], freeHosts: [] });
const today = async () => sumOf(await readLedger(localDay(Date.now()), localDay(Date.now())));

describe('a call', () => {
  test('tells an estimate before it is sent, and its bill before the end; the ledger and the log have it', async () => {
    await priced();
    const events = await ask();
    expect(events[0]).toMatchObject({ type: 'estimate', estimate: { cost: { usd: expect.any(Number) as number } } });
    expect(events.slice(-2)).toEqual([
      { type: 'bill', bill: { cost: { usd: 0.0011 }, from: 'server' } },
      { type: 'done', reason: 'stop' },
    ]);
    expect(await today()).toMatchObject({ answers: 1, input: 1_000, output: 100, usd: 0.0011, unpriced: 0 });
    const [call] = await readCalls();
    expect(call).toMatchObject({
      host: host(),
      model: 'practice',
      actionId: 'ask',
      result: 'done',
      end: 'stop',
      retries: 0,
      input: 1_000,
      receivedChars: 11,
    });
    expect(call?.requestId).toMatch(/^req_/);
    expect(JSON.stringify(await readCalls())).not.toMatch(/Tides/);
  });

  test('that the reader stops is paid for as far as it came', async () => {
    await priced();
    server.setBehaviour({ answer: 'Tides rise and fall twice a day.', stall: { afterWords: 3 } });
    const stop = new AbortController();
    const events: StreamEvent[] = [];
    const endpoint = { providerId: 'compatible', baseUrl: server.baseUrl, key: '' };
    for await (const event of paidCall(request, endpoint, effects(stop.signal), purpose)) {
      events.push(event);
      if (event.type === 'text') stop.abort();
    }
    expect(events.at(-1)).toMatchObject({ type: 'bill', bill: { cost: { usd: expect.any(Number) as number }, guessed: true } });
    expect(await today()).toMatchObject({ answers: 1, guessed: 1 });
  });

  test('of a model whose price the server lists is estimated by it', async () => {
    await keepOffers(host(), { practice: { input: 1, output: 1 } }, localDay(Date.now()));
    const events = await ask();
    expect(events.at(-2)).toEqual({ type: 'bill', bill: { cost: { usd: 0.0011 }, from: 'server' } });
  });

  test('of a model without a price counts its tokens and says that its cost is not known', async () => {
    const events = await ask();
    expect(events.find(({ type }) => type === 'bill')).toEqual({ type: 'bill', bill: { cost: {}, from: 'server' } });
    expect(await today()).toMatchObject({ answers: 1, unpriced: 1, input: 1_000, usd: 0 });
  });

  test('of a server that tells no tokens is counted by us and said to be', async () => {
    await priced();
    server.setBehaviour({ answer: 'Tides rise.', usage: false });
    const events = await ask();
    expect(events.find(({ type }) => type === 'bill')).toMatchObject({ bill: { guessed: true } });
    expect(await today()).toMatchObject({ guessed: 1, output: 3 });
  });

  test('that is refused costs nothing and stands in the log with its reason', async () => {
    server.setOptions({ key: 'sk-right' });
    const events = await ask();
    server.setOptions({ key: undefined });
    expect(events.at(-1)).toMatchObject({ type: 'error', failure: { code: 'no-key' } });
    expect(await today()).toMatchObject({ answers: 0 });
    expect((await readCalls())[0]).toMatchObject({ result: 'no-key', status: 401 });
  });

  test('teaches how the model counts, and warns when the server read far less than it was sent', async () => {
    const long: ModelRequest = { ...request, instructions: 'The tide rises twice a day. '.repeat(400) };
    server.setBehaviour({ answer: 'Yes.', usage: { input: 3_200, output: 1 } });
    await ask({}, long);
    const known = await loadCalibration('practice', 'latin');
    expect(known.samples).toBe(1);
    expect(known.ratio).toBeGreaterThan(1);
    server.setBehaviour({ answer: 'Yes.', usage: { input: 900, output: 1 } });
    const cut = (await ask({}, long)).find((event) => event.type === 'bill');
    expect(cut?.bill.cutTo?.read).toBe(900);
    expect(cut?.bill.cutTo?.sent).toBeGreaterThan(2_000);
    expect((await loadCalibration('practice', 'latin')).samples).toBe(1);
  });
});

describe('over the budget', () => {
  test('nothing is sent, and the reader is told which limit', async () => {
    await budgetItem.set({ dayTokens: 1_000 });
    const [, error] = await ask();
    expect(error).toMatchObject({
      type: 'error',
      failure: { code: 'budget', overrun: { period: 'day', unit: 'tokens', limit: 1_000, spent: 0 } },
    });
    expect(server.log.requests).toEqual([]);
    expect((await readCalls())[0]).toMatchObject({ result: 'budget' });
  });

  test('one can be let through, and counts', async () => {
    await budgetItem.set({ dayTokens: 1_000 });
    expect((await ask({ overBudget: true })).at(-1)).toMatchObject({ type: 'done' });
    expect(server.log.posts).toHaveLength(1);
    expect(await today()).toMatchObject({ answers: 1 });
    expect((await ask()).at(-1)).toMatchObject({ type: 'error', failure: { code: 'budget', overrun: { spent: 1_100 } } });
  });

  test('no request reaches the server, whatever is used up and however many are asked at once', async () => {
    await priced();
    const limits: fc.Arbitrary<Budget> = fc.oneof(
      fc.constantFrom<Budget>({ dayUsd: 0 }, { monthUsd: 0 }, { dayTokens: 0 }, { monthTokens: 0 }),
      fc.record({ dayTokens: fc.integer({ min: 0, max: 2_000 }) }),
      fc.record({ monthUsd: fc.double({ min: 0, max: 0.002, noNaN: true }) }),
    );
    await fc.assert(
      fc.asyncProperty(limits, fc.integer({ min: 1, max: 20 }), async (limit, count) => {
        await budgetItem.set(limit);
        const answers = await Promise.all(Array.from({ length: count }, () => ask()));
        expect(answers.every((events) => events.at(-1)?.type === 'error')).toBe(true);
        expect(server.log.requests).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('twenty at once: only those go out that there is room for', async () => {
    const [, over] = await (async () => {
      await budgetItem.set({ dayTokens: 1 });
      return ask();
    })();
    const wish = over?.type === 'error' ? (over.failure.overrun?.wish ?? 0) : 0;
    await budgetItem.set({ dayTokens: wish * 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(answers.filter((events) => events.at(-1)?.type === 'done')).toHaveLength(3);
    expect(server.log.posts).toHaveLength(3);
  });

  test('what a stopped answer took counts too', async () => {
    server.setBehaviour({ answer: 'one two three four five six', wordsPerSecond: 20 });
    const abort = new AbortController();
    const endpoint = { providerId: 'compatible', baseUrl: server.baseUrl, key: '' };
    for await (const event of paidCall(request, endpoint, effects(abort.signal), purpose)) if (event.type === 'text') abort.abort();
    expect(await today()).toMatchObject({ answers: 1, guessed: 1 });
    expect((await readCalls())[0]).toMatchObject({ result: 'stopped' });
  });
});
