import type { Bill, Cost, Estimate } from '@/utils/schema/bill';
import type { Usage } from '@/utils/schema/model';
import type { Money } from '@/utils/schema/money';
import { atMost, readOnly, type Calibration } from './calibration';
import { costOf, isOld, priceOf } from './cost';
import type { Price } from './price';
import type { Amount } from './budget';

/** Tokens of an answer, before there is one: a summary or a paragraph, with some thinking. */
const EXPECTED_OUTPUT = 600;
/** The same, where more than thought would do harm. */
const OUTPUT_AT_MOST = 2_000;

/** Whose prices count. */
export interface Payee {
  /** As asked for. */
  readonly model: string;
  /** With its port. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What the host's own list names. */
  readonly listed?: Price;
}

/**
 * What these tokens cost: nothing at a host that the user calls free, else by the user's own price, else what the server says that it charged,
 * else by its list or the table, else unknown.
 */
export function costFor(usage: Usage, served: string, { model, host, at, listed }: Payee, { prices, freeHosts }: Money): Cost {
  if (freeHosts.includes(host)) return { usd: 0 };
  // The user's own price may be set for the name that they typed or for the one that the server gives it.
  const isOwn = (name: string) => prices.some((price) => price.model === name && price.host === host);
  const name = served && (isOwn(served) || !isOwn(model)) ? served : model;
  if (usage.cost !== undefined && !isOwn(name)) return { usd: usage.cost };
  return tidy(costOf(usage, name, host, at, prices, listed));
}

const tidy = ({ usd, pricesOf }: Cost): Cost => ({ ...(usd !== undefined && { usd }), ...(pricesOf !== undefined && { pricesOf }) });

/** What is told before a request is sent. @param tokens of the whole input as estimated @param output most tokens of the answer, if it is limited */
export function estimateFor(tokens: number, known: Calibration, payee: Payee, money: Money, output = Infinity): Estimate {
  const input = Math.round(tokens * known.ratio);
  return { input, cost: costFor({ input, output: Math.min(EXPECTED_OUTPUT, output) }, '', payee, money) };
}

/** What a budget must have room for. @param output as in `estimateFor` */
export function reserveFor(tokens: number, known: Calibration, payee: Payee, money: Money, output = OUTPUT_AT_MOST): Amount {
  const input = atMost(tokens, known);
  if (money.freeHosts.includes(payee.host)) return { usd: 0, tokens: input + output };
  const { usd } = costOf({ input, output }, payee.model, payee.host, payee.at, money.prices, payee.listed);
  return { usd, tokens: input + output };
}

/** The bill of an answer. @param told by the server, if it told @param counted by us @param estimated tokens of the input, before calibration */
export function billFor(
  told: Usage | undefined,
  counted: Usage,
  served: string,
  estimated: number,
  known: Calibration,
  payee: Payee,
  money: Money,
): Bill {
  const cost = costFor(told ?? counted, served, payee, money);
  const read = told && readOnly(estimated, told.input, known);
  return {
    cost,
    from: 'server',
    ...(!told && { guessed: true }),
    ...(read !== undefined && { cutTo: { read, sent: counted.input } }),
  };
}

/** What a model charges for a million tokens, as far as it is known; old prices have their day. */
export function ratesOf({ model, host, at, listed }: Payee, { prices, freeHosts }: Money): Rates | undefined {
  if (freeHosts.includes(host)) return { input: 0, output: 0 };
  const own = prices.find((price) => price.model === model && price.host === host);
  if (own) return { input: own.input, output: own.output };
  const price = priceOf(model, host, at, listed);
  return price && { input: price.input, output: price.output, ...(isOld(price, at) && { pricesOf: price.checked }) };
}

interface Rates extends Pick<Cost, 'pricesOf'> {
  readonly input: number;
  readonly output: number;
}
