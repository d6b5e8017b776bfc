import type { Price } from './price';

const PAGE = 'OpenAI pricing page, as cited on 2026-10-06';
const checked = '2026-11-21';
const host = 'api.openai.com';
const million = { context: 1_050_000, maxOutput: 128_000, longFrom: 272_000, host, checked };
const smaller = { context: 400_000, maxOutput: 128_000, host, checked };

/** Dated prices; a new price is a new row, so that what was paid before stays true. */
export const PRICES: readonly Price[] = [
  {
    ...million,
    model: 'gpt-6.2-astra',
    from: '2026-11-17',
    input: 8,
    cached: 0.4,
    output: 40,
    source: 'OpenAI announcement of 2026-11-17',
  },
  { ...million, model: 'gpt-6.2-sol', from: '2026-11-17', input: 2, output: 10, source: 'OpenAI announcement of 2026-11-17' },
  {
    ...million,
    model: 'gpt-6.1-terra',
    from: '2026-10-26',
    input: 1,
    cached: 0.05,
    cacheWrite: 1.25,
    output: 5,
    source: 'LiteLLM notes on gpt-6.1-terra',
  },
  { ...million, model: 'gpt-6.1-sol', from: '2026-10-04', input: 2, cached: 0.1, cacheWrite: 2.5, output: 10, source: PAGE },
  { ...million, model: 'gpt-6-astra', from: '2026-09-03', input: 10, cached: 1, cacheWrite: 12.5, output: 50, source: PAGE },
  { ...million, model: 'gpt-6-sol', from: '2026-09-22', input: 2, cached: 0.2, cacheWrite: 2.5, output: 10, source: PAGE },
  { ...million, model: 'gpt-6-luna', from: '2026-09-22', input: 0.1, cached: 0.01, cacheWrite: 0.125, output: 0.5, source: PAGE },
  { ...million, model: 'gpt-5.6-sol', from: '2026-07-30', input: 4, cacheWrite: 5, output: 20, source: PAGE },
  { ...million, model: 'gpt-5.6-terra', from: '2026-07-30', input: 2, cached: 0.2, cacheWrite: 2.5, output: 12, source: PAGE },
  { ...million, model: 'gpt-5.6-luna', from: '2026-07-30', input: 0.2, cached: 0.02, cacheWrite: 0.25, output: 1.2, source: PAGE },
  {
    ...smaller,
    model: 'gpt-5.4-mini',
    from: '2026-03-01',
    input: 0.75,
    cached: 0.075,
    output: 4.5,
    source: 'LiteLLM price table of 2026-07-24',
  },
  {
    ...smaller,
    model: 'gpt-5.4-nano',
    from: '2026-03-01',
    input: 0.2,
    cached: 0.02,
    output: 1.25,
    shutdown: '2027-04-01',
    source: 'LiteLLM price table of 2026-07-24',
  },
  {
    context: 1_050_000,
    maxOutput: 128_000,
    host,
    checked,
    model: 'gpt-4.1',
    from: '2025-04-14',
    input: 2,
    cached: 0.5,
    output: 8,
    shutdown: '2027-01-14',
    source: 'LiteLLM price table of 2026-07-24',
  },
  {
    context: 128_000,
    maxOutput: 16_384,
    host,
    checked,
    model: 'gpt-4o-mini',
    from: '2024-07-18',
    input: 0.15,
    cached: 0.075,
    output: 0.6,
    shutdown: '2027-01-14',
    source: 'LiteLLM price table of 2026-07-24',
  },
];
