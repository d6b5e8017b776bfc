import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '@/utils/model/retry';
import { retryTime } from '@/utils/model/retry-after';
import { failureCode } from '@/utils/schema/failure';

const NOW = 1_795_000_000_000;

describe('decide', () => {
  test('nothing that costs money or an account its name is tried again', () => {
    for (const code of ['no-credit', 'key-refused', 'key-not-allowed', 'content-policy', 'region', 'bad-request', 'no-key'] as const)
      expect(decide({ code, retryAt: NOW + 1 }, 1, NOW, 0.5, false).type).not.toBe('wait');
  });

  test('nothing at all once a part of the answer was there', () => {
    for (const code of failureCode.options) expect(decide({ code }, 1, NOW, 0.5, true).type).not.toBe('wait');
  });

  test.each([
    ['rate-limited', 5],
    ['server-trouble', 4],
    ['unreachable', 2],
    ['no-answer', 2],
    ['stalled', 2],
  ] as const)('%s: %i tries in all', (code, tries) => {
    expect(decide({ code }, tries - 1, NOW, 0.5, false).type).toBe('wait');
    expect(decide({ code }, tries, NOW, 0.5, false)).toEqual({ type: 'stop' });
  });

  test('a pause that the server named is kept, were it a day', () => {
    const retryAt = NOW + 86_400_000;
    expect(decide({ code: 'rate-limited', retryAt }, 1, NOW, 0.99, false)).toEqual({ type: 'wait', until: retryAt });
  });

  test('full jitter: anywhere from now to a span that doubles, a minute at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const decision = decide({ code: 'rate-limited' }, attempt, NOW, random, false);
        const span = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
        expect(decision).toEqual({ type: 'wait', until: NOW + Math.round(random * span) });
      }),
    );
  });

  test('too long is to be made shorter, a refused argument to be said in another way', () => {
    expect(decide({ code: 'context-exceeded' }, 1, NOW, 0.5, false).type).toBe('shrink');
    expect(decide({ code: 'request-too-large' }, 1, NOW, 0.5, false).type).toBe('shrink');
    expect(decide({ code: 'argument-refused' }, 1, NOW, 0.5, false).type).toBe('switch');
  });
});

describe('retryTime', () => {
  test.each<[string, Record<string, string>, string, number | undefined]>([
    ['seconds', { 'retry-after': '120' }, '', 120_000],
    ['fractions', { 'retry-after': '1.5' }, '', 1_500],
    ['milliseconds', { 'retry-after-ms': '250' }, '', 250],
    ['a date', { 'retry-after': new Date(NOW + 90_000).toUTCString() }, '', 90_000],
    ['the latest of what is told', { 'retry-after': '2', 'retry-after-ms': '5000' }, '', 5_000],
    ['the reset of what is used up', { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s' }, '', 360_000],
    ['not of what is left', { 'x-ratelimit-remaining-tokens': '7', 'x-ratelimit-reset-tokens': '6m0s' }, '', undefined],
    ['a reset as a point in time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 7_000) }, '', 7_000],
    ['a reset in epoch seconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((NOW + 7_000) / 1_000) }, '', 7_000],
    ['milliseconds in words', {}, 'Please try again in 20ms.', 20],
    ['minutes and seconds in words', {}, 'Rate limit reached. Please try again in 1m2.5s. Visit …', 62_500],
    ['Gemini', {}, 'Please retry in 32.5s.', 32_500],
    ['nothing', {}, 'Busy.', undefined],
    ['nonsense', { 'retry-after': 'soon' }, '', undefined],
  ])('%s', (_, headers, message, wait) => {
    expect(retryTime(new Headers(headers), message, NOW)).toBe(wait === undefined ? undefined : NOW + wait);
  });
});
