import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerRow } from '@/utils/schema/ledger';
import { daysBefore, localDay } from '@/utils/usage/day';
import { byDay, entryOf, ledgerCsv, nothing, sumOf } from '@/utils/usage/ledger';

const row = (patch: Partial<LedgerRow> = {}): LedgerRow => ({
  ...nothing,
  day: '2026-11-21',
  host: 'api.openai.com',
  model: 'gpt-6-luna',
  actionId: 'summarize',
  answers: 1,
  ...patch,
});

test('an answer counts by class, a kept one costs nothing, an unknown price is counted as such', () => {
  const usage = { input: 100, output: 20, cached: 60, reasoning: 5 };
  expect(entryOf(usage, { cost: { usd: 0.5 }, from: 'server' })).toEqual({ ...nothing, ...usage, answers: 1, usd: 0.5 });
  expect(entryOf(usage, { cost: {}, from: 'server', guessed: true })).toMatchObject({ unpriced: 1, guessed: 1, usd: 0 });
  expect(entryOf(undefined, { cost: { usd: 0 }, from: 'cache' })).toEqual({ ...nothing, answers: 1, fromCache: 1 });
});

test('sums do not depend on how rows are grouped', () => {
  const rows = fc.array(fc.record({ input: fc.nat(1e6), output: fc.nat(1e6), answers: fc.nat(9) }).map((some) => row(some)));
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      expect(sumOf([sumOf(one), sumOf(other)])).toEqual(sumOf([...one, ...other]));
    }),
  );
});

test('days without use are there with nothing', () => {
  const days = byDay([row({ usd: 1 }), row({ usd: 2, model: 'other' })], ['2026-11-20', '2026-11-21']);
  expect(days.map(({ sums }) => sums.usd)).toEqual([0, 3]);
});

test('CSV: a header, one line a row, and nothing that a spreadsheet runs', () => {
  const lines = ledgerCsv([row({ model: '=cmd|"x",1', usd: 0.00000012, input: 7 })]).split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]?.split(',')).toHaveLength(14);
  expect(lines[1]).toContain(`"'=cmd|""x"",1"`);
  expect(lines[1]?.endsWith(',0.00000012')).toBe(true);
});

test('days are those of the reader, also over months', () => {
  const noon = new Date(2026, 2, 1, 12).getTime();
  expect(localDay(noon)).toBe('2026-03-01');
  expect(daysBefore(noon, 1)).toBe('2026-02-28');
  expect(daysBefore(noon, 0)).toBe('2026-03-01');
});
