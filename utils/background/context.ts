import { baseUrlOf } from '@/utils/providers/index';
import { profileFor } from '@/utils/providers/profiles';
import type { Connection } from '@/utils/schema/settings';
import { learnedProfile } from '@/utils/storage/endpoint-memory';
import { offersItem } from '@/utils/storage/offers';
import { priceOf } from '@/utils/usage/cost';

/** Tokens that a model reads at once, as far as that is known: as learned or set for the server, else by its list of models or the table of prices. */
export async function contextOf(model: string, connection: Connection): Promise<number | undefined> {
  const baseUrl = baseUrlOf(connection);
  const host = URL.parse(baseUrl)?.host;
  if (!host) return undefined;
  const [learned, { models }] = await Promise.all([learnedProfile(baseUrl, model), offersItem(host).get()]);
  const listed = models[model]?.context ?? priceOf(model, host, Date.now())?.context;
  return learned?.contextHint ?? listed ?? profileFor(baseUrl, connection.providerId).contextHint;
}
