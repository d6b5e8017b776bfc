import { describe, expect, test } from 'vitest';
import type { Money } from '@/utils/schema/money';
import { billFor, costFor, estimateFor, ratesOf, reserveFor, type Payee } from '@/utils/usage/bill';
import { uncalibrated } from '@/utils/usage/calibration';

const NOW = Date.parse('2026-11-21');
const none: Money = { prices: [], freeHosts: [] };
const luna: Payee = { model: 'gpt-6-luna', host: 'api.openai.com', at: NOW };
const llama: Payee = { model: 'llama', host: '127.0.0.1:11434', at: NOW };

describe('what tokens cost', () => {
  test('by the table, under the name that was asked for or that the server gave', () => {
    expect(costFor({ input: 100_000, output: 0 }, '', luna, none)).toEqual({ usd: 0.01 });
    expect(costFor({ input: 100_000, output: 0 }, 'gpt-6-luna-2026-09-22', luna, none)).toEqual({ usd: 0.01 });
  });

  test('a model that the server served instead has its own price, or none', () => {
    expect(costFor({ input: 100_000, output: 0 }, 'gpt-6-sol', luna, none)).toEqual({ usd: 0.2 });
    expect(costFor({ input: 1, output: 1 }, 'gpt-6-surprise', luna, none)).toEqual({});
  });

  test("the user's own price wins under either name", () => {
    const own = { ...none, prices: [{ model: 'gpt-6-luna', host: 'api.openai.com', input: 3, output: 3 }] };
    expect(costFor({ input: 100_000, output: 0 }, 'gpt-6-luna-2026-09-22', luna, own)).toEqual({ usd: 0.3 });
  });

  const routed: Payee = {
    model: 'acme/x',
    host: 'openrouter.ai',
    at: NOW,
    listed: {
      model: 'acme/x',
      host: 'openrouter.ai',
      from: '',
      input: 2,
      output: 4,
      context: 0,
      maxOutput: 0,
      source: 'list',
      checked: '2026-11-01',
    },
  };

  test('the price of the server’s own list is believed, with its day when it is old', () => {
    expect(costFor({ input: 1_000_000, output: 0 }, '', routed, none)).toEqual({ usd: 2 });
    expect(estimateFor(1_000_000, uncalibrated, routed, none).cost.usd).toBeCloseTo(2 + 600 * 4e-6, 9);
    expect(reserveFor(1_000, uncalibrated, routed, none).usd).toBeGreaterThan(0);
    const later = { ...routed, at: Date.parse('2027-03-01') };
    expect(costFor({ input: 1_000_000, output: 0 }, '', later, none)).toEqual({ usd: 2, pricesOf: '2026-11-01' });
    expect(costFor({ input: 1, output: 1 }, 'acme/other', routed, none)).toEqual({});
  });

  test('what the server says that it charged goes before every list, and the user’s own price before that', () => {
    const told = { input: 1_000_000, output: 0, cost: 1.25 };
    expect(costFor(told, 'acme/x-2026-11-01', routed, none)).toEqual({ usd: 1.25 });
    const own = { ...none, prices: [{ model: 'acme/x', host: 'openrouter.ai', input: 3, output: 3 }] };
    expect(costFor(told, 'acme/x', routed, own)).toEqual({ usd: 3 });
    expect(costFor(told, '', routed, { ...none, freeHosts: ['openrouter.ai'] })).toEqual({ usd: 0 });
  });

  test('rates for the table of work: own, listed, or dated', () => {
    expect(ratesOf(luna, none)).toEqual({ input: 0.1, output: 0.5 });
    expect(ratesOf({ ...luna, at: Date.parse('2027-06-01') }, none)).toEqual({ input: 0.1, output: 0.5, pricesOf: '2026-11-21' });
    expect(ratesOf(routed, none)).toEqual({ input: 2, output: 4 });
    const own = { ...none, prices: [{ model: 'acme/x', host: 'openrouter.ai', input: 3, output: 3 }] };
    expect(ratesOf({ ...routed, at: Date.parse('2027-06-01') }, own)).toEqual({ input: 3, output: 3 });
    expect(ratesOf(llama, none)).toBeUndefined();
    expect(ratesOf(llama, { ...none, freeHosts: [llama.host] })).toEqual({ input: 0, output: 0 });
  });

  test('a server of one’s own costs nothing only if the user says so', () => {
    expect(costFor({ input: 5, output: 5 }, 'llama', llama, none)).toEqual({});
    expect(costFor({ input: 5, output: 5 }, 'llama', llama, { ...none, freeHosts: [llama.host] })).toEqual({ usd: 0 });
    expect(reserveFor(100, uncalibrated, llama, { ...none, freeHosts: [llama.host] }).usd).toBe(0);
  });
});

test('an estimate is calibrated, and a reserve is never below it', () => {
  const known = { ratio: 1.5, samples: 9 };
  const estimate = estimateFor(1_000, known, luna, none);
  expect(estimate.input).toBe(1_500);
  expect(estimate.cost.usd).toBeGreaterThan(0.00015);
  const reserve = reserveFor(1_000, known, luna, none);
  expect(reserve.usd).toBeGreaterThanOrEqual(estimate.cost.usd ?? Infinity);
  expect(reserve.tokens).toBeGreaterThan(estimate.input);
});

describe('the bill', () => {
  const bill = (told: { input: number; output: number } | undefined, estimated = 5_000) =>
    billFor(told, { input: 5_000, output: 10 }, 'gpt-6-luna', estimated, uncalibrated, luna, none);

  test('is by what the server told', () => {
    expect(bill({ input: 100_000, output: 0 })).toEqual({ cost: { usd: 0.01 }, from: 'server' });
  });

  test('says when nothing was told', () => {
    expect(bill(undefined)).toEqual({ cost: { usd: (5_000 * 0.1 + 10 * 0.5) / 1_000_000 }, from: 'server', guessed: true });
  });

  test('says when the server read far less than it was sent', () => {
    expect(bill({ input: 2_050, output: 1 }).cutTo).toEqual({ read: 2_050, sent: 5_000 });
    expect(bill({ input: 4_500, output: 1 }).cutTo).toBeUndefined();
  });
});
