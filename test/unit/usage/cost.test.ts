import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Usage } from '@/utils/schema/model';
import type { OwnPrice } from '@/utils/schema/money';
import { costOf, priceOf } from '@/utils/usage/cost';
import type { Price } from '@/utils/usage/price';
import { PRICES } from '@/utils/usage/prices';

const NOW = Date.parse('2026-11-21');
const HOST = 'api.openai.com';
const usd = (usage: Usage, model = 'gpt-6-luna', own?: OwnPrice[]) => costOf(usage, model, HOST, NOW, own).usd;

describe('golden bills', () => {
  test.each<[string, string, Usage, number]>([
    ['input and output', 'gpt-6-luna', { input: 10_000, output: 1_000 }, 0.0015],
    ['cached input', 'gpt-6-luna', { input: 10_000, output: 1_000, cached: 8_000 }, 0.00078],
    ['written to the cache', 'gpt-6.1-terra', { input: 10_000, output: 0, cacheWrite: 4_000 }, 0.011],
    ['reasoning is in the output', 'gpt-6.1-terra', { input: 0, output: 1_000, reasoning: 900 }, 0.005],
    ['all classes', 'gpt-6.1-sol', { input: 100_000, output: 2_000, cached: 50_000, cacheWrite: 20_000 }, 0.135],
    ['272,000 is not long yet', 'gpt-6-luna', { input: 272_000, output: 1_000 }, 0.0277],
    ['long: the whole request', 'gpt-6-luna', { input: 272_001, output: 1_000 }, 0.0551502],
    ['long, with cache', 'gpt-6-luna', { input: 300_000, output: 0, cached: 200_000 }, 0.024],
    ['flex', 'gpt-6-luna', { input: 10_000, output: 1_000, serviceTier: 'flex' }, 0.00075],
    ['priority', 'gpt-6-luna', { input: 10_000, output: 1_000, serviceTier: 'priority' }, 0.003],
    ['a dated name', 'gpt-6-luna-2026-09-22', { input: 10_000, output: 1_000 }, 0.0015],
  ])('%s', (_, model, usage, expected) => expect(usd(usage, model)).toBeCloseTo(expected, 10));

  test('every row charges its own prices', () => {
    for (const price of PRICES) {
      const at = Date.parse(price.from);
      expect(costOf({ input: 1_000, output: 1_000 }, price.model, price.host, at).usd).toBeCloseTo(
        (price.input + price.output) / 1_000,
        10,
      );
    }
  });
});

describe('unknown, never guessed', () => {
  test.each<[string, string, string, Usage]>([
    ['a model that is not in the table', 'gpt-9', HOST, { input: 1, output: 1 }],
    ['one of the same family', 'gpt-6-luna-mini', HOST, { input: 1, output: 1 }],
    ['the same name elsewhere', 'gpt-6-luna', 'proxy.example', { input: 1, output: 1 }],
    ['a class without a price', 'gpt-6.2-sol', HOST, { input: 10, output: 1, cached: 5 }],
    ['a tier that nobody knows', 'gpt-6-luna', HOST, { input: 1, output: 1, serviceTier: 'turbo' }],
  ])('%s', (_, model, host, usage) => expect(costOf(usage, model, host, NOW).usd).toBeUndefined());
});

test("the user's own price wins, also zero for a server of one's own", () => {
  const own: OwnPrice[] = [
    { model: 'gpt-6-luna', host: HOST, input: 1, output: 1 },
    { model: 'llama', host: 'localhost:11434', input: 0, output: 0 },
  ];
  expect(usd({ input: 1_000_000, output: 0 }, 'gpt-6-luna', own)).toBe(1);
  expect(costOf({ input: 5, output: 5 }, 'llama', 'localhost:11434', NOW, own).usd).toBe(0);
});

test('a new price holds from its day on, the old one for what was before', () => {
  const row = PRICES.find(({ model }) => model === 'gpt-6-luna') as Price;
  const rows = [row, { ...row, from: '2026-12-01', input: 7 }];
  expect(priceOf('gpt-6-luna', HOST, Date.parse('2026-11-30'), undefined, rows)?.input).toBe(0.1);
  expect(priceOf('gpt-6-luna', HOST, Date.parse('2026-12-01'), undefined, rows)?.input).toBe(7);
  expect(priceOf('gpt-6-luna', HOST, Date.parse('2026-01-01'), undefined, rows)).toBeUndefined();
});

test('prices that were not looked up for 90 days say so', () => {
  expect(costOf({ input: 1, output: 1 }, 'gpt-6-luna', HOST, NOW).pricesOf).toBeUndefined();
  expect(costOf({ input: 1, output: 1 }, 'gpt-6-luna', HOST, NOW + 91 * 86_400_000).pricesOf).toBe('2026-11-21');
});

test('more tokens never cost less, and what was thought at most is at least what is paid', () => {
  const tokens = fc.nat(500_000);
  fc.assert(
    fc.property(tokens, tokens, tokens, fc.constantFrom('gpt-6-luna', 'gpt-6.1-sol', 'gpt-4.1'), (input, output, more, model) => {
      const once = usd({ input, output }, model) ?? -1;
      expect(once).toBeGreaterThanOrEqual(0);
      expect(usd({ input: input + more, output: output + more }, model)).toBeGreaterThanOrEqual(once);
      expect(usd({ input, output }, model)).toBeGreaterThanOrEqual(
        usd({ input, output, cached: model === 'gpt-4.1' ? 0 : Math.floor(input / 2) }, model) ?? Infinity,
      );
    }),
  );
});

test('rows are whole: known days, no two of the same day, prices that make sense', () => {
  expect(new Set(PRICES.map(({ model, host, from }) => `${model} ${host} ${from}`)).size).toBe(PRICES.length);
  for (const { from, checked, shutdown = checked, cached = 0, cacheWrite, input, output, source } of PRICES) {
    for (const date of [from, checked, shutdown]) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
    expect(from <= checked).toBe(true);
    expect(source.length).toBeGreaterThan(5);
    expect(cached).toBeLessThan(input);
    expect(cacheWrite ?? input).toBeGreaterThanOrEqual(input);
    expect(output).toBeGreaterThan(input);
  }
});
