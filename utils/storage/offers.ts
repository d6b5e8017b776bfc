import type { Price } from '@/utils/usage/price';
import { offers, type Offer, type Offers } from '@/utils/schema/offer';
import { localItem, type StoredItem } from './item';

/** What the list of models of a server said, if it was read. */
export const offersItem = (host: string): StoredItem<Offers> => localItem(`offers:${host}`, offers, {});

/** Keeps what the list of a server says of its models. @param day YYYY-MM-DD */
export async function keepOffers(host: string, models: Readonly<Record<string, Offer>>, day: string): Promise<void> {
  if (Object.keys(models).length > 0) await offersItem(host).set({ checked: day, models });
}

/** The price that a server's own list names for a model, as a row of the table of prices; undefined if it names none. */
export function listedPrice({ checked, models }: Offers, host: string, model: string): Price | undefined {
  const { input, output, cached, cacheWrite, context = 0 } = models[model] ?? {};
  if (input === undefined || output === undefined) return undefined;
  // What was charged before the list was read is not known to have been another price.
  const row = { model, host, from: '', input, output, context, maxOutput: 0, source: `${host}/models`, checked };
  return { ...row, ...(cached !== undefined && { cached }), ...(cacheWrite !== undefined && { cacheWrite }) };
}
