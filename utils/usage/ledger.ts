import type { Bill } from '@/utils/schema/bill';
import type { LedgerRow } from '@/utils/schema/ledger';
import type { Usage } from '@/utils/schema/model';

/** Fields that are added up. */
const SUMS = ['answers', 'fromCache', 'unpriced', 'guessed', 'input', 'output', 'cached', 'cacheWrite', 'reasoning', 'usd'] as const;
export type LedgerSums = Pick<LedgerRow, (typeof SUMS)[number]>;

export const nothing: LedgerSums = {
  answers: 0,
  fromCache: 0,
  unpriced: 0,
  guessed: 0,
  input: 0,
  output: 0,
  cached: 0,
  cacheWrite: 0,
  reasoning: 0,
  usd: 0,
};

/** One answer as the ledger counts it. `usage`: none for an answer that was kept. */
export function entryOf(usage: Usage | undefined, bill: Bill): LedgerSums {
  const { input = 0, output = 0, cached = 0, cacheWrite = 0, reasoning = 0 } = usage ?? {};
  const { usd } = bill.cost;
  return {
    answers: 1,
    fromCache: bill.from === 'server' ? 0 : 1,
    unpriced: usd === undefined ? 1 : 0,
    guessed: bill.guessed ? 1 : 0,
    ...{ input, output, cached, cacheWrite, reasoning },
    usd: usd ?? 0,
  };
}

export function sumOf(rows: readonly LedgerSums[]): LedgerSums {
  const total = { ...nothing };
  for (const row of rows) for (const field of SUMS) total[field] += row[field];
  return total;
}

/** Each day from the first to the last with what was used on it, also days without anything. `days`: YYYY-MM-DD, in order. */
export function byDay(rows: readonly LedgerRow[], days: readonly string[]): { day: string; sums: LedgerSums }[] {
  return days.map((day) => ({ day, sums: sumOf(rows.filter((row) => row.day === day)) }));
}

const COLUMNS = [
  ['day', 'day'],
  ['host', 'server'],
  ['model', 'model'],
  ['actionId', 'action'],
  ['answers', 'answers'],
  ['fromCache', 'answers_from_cache'],
  ['unpriced', 'answers_cost_unknown'],
  ['guessed', 'answers_tokens_estimated'],
  ['input', 'input_tokens'],
  ['cached', 'cached_input_tokens'],
  ['cacheWrite', 'cache_write_tokens'],
  ['output', 'output_tokens'],
  ['reasoning', 'reasoning_tokens'],
  ['usd', 'known_usd'],
] as const;

/** A cell of RFC 4180. A spreadsheet takes a text that begins like a formula for one, so such a beginning is made plain. */
function cell(value: string | number): string {
  const text = typeof value === 'number' ? value.toFixed(8).replace(/\.?0+$/, '') : value.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as CSV (RFC 4180) with a header line, for spreadsheets. */
export function ledgerCsv(rows: readonly LedgerRow[]): string {
  const lines = rows.map((row) => COLUMNS.map(([field]) => cell(row[field])).join(','));
  return `${[COLUMNS.map(([, name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}
