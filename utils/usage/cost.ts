import type { Cost } from '@/utils/schema/bill';
import type { Usage } from '@/utils/schema/model';
import type { OwnPrice } from '@/utils/schema/money';
import { LONG_INPUT, LONG_OUTPUT, TIERS, type Price } from './price';
import { PRICES } from './prices';

const MILLION = 1_000_000;
/** Days after which a price is shown with its date. */
const OLD = 90;
const DAY = 86_400_000;

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * The price of a model at a host on a day: by its exact id, else by the id without a date at its end. Never by a family or a beginning:
 * such guesses were wrong by up to five times.
 * @param at milliseconds since the epoch @param listed the host's own price of one model, which goes before the table
 */
export function priceOf(model: string, host: string, at: number, listed?: Price, prices: readonly Price[] = PRICES): Price | undefined {
  if (listed && listed.model === model && listed.host === host) return listed;
  const today = day(at);
  const newest = (id: string) =>
    prices
      .filter((price) => price.model === id && price.host === host && price.from <= today)
      .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
  return newest(model) ?? newest(model.replace(/-\d{4}-\d{2}-\d{2}$/, ''));
}

/**
 * What an answer costs by the tokens that the server reported. Cached and written tokens are parts of the input, reasoning is part of the
 * output. Unknown model, tier or price of a class that was used: unknown cost, never a guess.
 * @param at milliseconds since the epoch
 */
export function costOf(usage: Usage, model: string, host: string, at: number, own: readonly OwnPrice[] = [], listed?: Price): Cost {
  const set = own.find((price) => price.model === model && price.host === host);
  if (set) return { usd: billed(usage, set) };
  const price = priceOf(model, host, at, listed);
  const tier = TIERS[usage.serviceTier ?? 'default'];
  const usd = price && billed(usage, price);
  if (!price || tier === undefined || usd === undefined) return { usd: undefined };
  return { usd: usd * tier, ...(isOld(price, at) && { pricesOf: price.checked }) };
}

/** Not looked up for so long that its day must be said. */
export const isOld = ({ checked }: Pick<Price, 'checked'>, at: number): boolean => Date.parse(checked) + OLD * DAY < at;

function billed(usage: Usage, price: OwnPrice & Pick<Partial<Price>, 'longFrom'>): number | undefined {
  const { input, output, cached = 0, cacheWrite = 0 } = usage;
  const isLong = price.longFrom !== undefined && input > price.longFrom;
  const inputClasses: [number, number | undefined][] = [
    // A server that counts wrongly must not make money.
    [Math.max(0, input - cached - cacheWrite), price.input],
    [cached, price.cached],
    [cacheWrite, price.cacheWrite],
  ];
  if (inputClasses.some(([tokens, each]) => tokens > 0 && each === undefined)) return undefined;
  const read = inputClasses.reduce((sum, [tokens, each = 0]) => sum + tokens * each, 0) * (isLong ? LONG_INPUT : 1);
  return (read + output * price.output * (isLong ? LONG_OUTPUT : 1)) / MILLION;
}
