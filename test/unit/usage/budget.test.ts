import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasLimit, overrunOf, type Spent } from '@/utils/usage/budget';

const spent = (usd: number, tokens: number): Spent => ({ day: { usd, tokens }, month: { usd: usd * 2, tokens: tokens * 2 } });

describe('a limit', () => {
  test.each([
    ['has room', { dayUsd: 1 }, spent(0.5, 0), { usd: 0.5, tokens: 10 }, undefined],
    [
      'of a day in money',
      { dayUsd: 1 },
      spent(0.5, 0),
      { usd: 0.51, tokens: 0 },
      { period: 'day', unit: 'usd', limit: 1, spent: 0.5, wish: 0.51 },
    ],
    ['of a month in money', { dayUsd: 9, monthUsd: 1 }, spent(0.5, 0), { usd: 0.01, tokens: 0 }, { period: 'month', unit: 'usd' }],
    [
      'of a day in tokens',
      { dayTokens: 100 },
      spent(0, 90),
      { usd: 0, tokens: 11 },
      { period: 'day', unit: 'tokens', spent: 90, wish: 11 },
    ],
    ['of a month in tokens', { monthTokens: 100 }, spent(0, 45), { usd: undefined, tokens: 11 }, { period: 'month', unit: 'tokens' }],
    [
      'in money lets an unknown price through while there is some left',
      { dayUsd: 1 },
      spent(0.99, 0),
      { usd: undefined, tokens: 1 },
      undefined,
    ],
    ['in money stops an unknown price when it is used up', { dayUsd: 1 }, spent(1, 0), { usd: undefined, tokens: 1 }, { unit: 'usd' }],
    ['of nothing stops everything that costs', { dayUsd: 0 }, spent(0, 0), { usd: 0.000001, tokens: 1 }, { unit: 'usd' }],
    ['of nothing lets through what is free', { dayUsd: 0 }, spent(0, 0), { usd: 0, tokens: 1 }, undefined],
  ])('%s', (_, limits, used, wish, expected) => {
    if (expected) expect(overrunOf(limits, used, wish)).toMatchObject(expected);
    else expect(overrunOf(limits, used, wish)).toBeUndefined();
  });

  test('none lets everything through', () => {
    expect(hasLimit({})).toBe(false);
    expect(hasLimit({ dayUsd: undefined })).toBe(false);
    expect(hasLimit({ dayUsd: 0 })).toBe(true);
    const amount = fc.record({ usd: fc.option(fc.double({ min: 0, max: 9e9, noNaN: true }), { nil: undefined }), tokens: fc.nat() });
    fc.assert(fc.property(amount, amount, amount, (day, month, wish) => overrunOf({}, { day, month }, wish) === undefined));
  });

  test('what is let through never passes any limit', () => {
    const sum = fc.double({ min: 0, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(sum, fc.nat(), sum, fc.nat(), sum, fc.nat(), (dayUsd, dayTokens, usd, tokens, wishUsd, wishTokens) => {
        const used = { day: { usd, tokens }, month: { usd, tokens } };
        const passes = overrunOf({ dayUsd, dayTokens }, used, { usd: wishUsd, tokens: wishTokens }) === undefined;
        expect(passes).toBe(usd + wishUsd <= dayUsd && tokens + wishTokens <= dayTokens);
      }),
    );
  });
});
