import { baseUrlOf } from '@/utils/providers/index';
import { profileFor } from '@/utils/providers/profiles';
import type { Connection } from '@/utils/schema/settings';
import { learnedProfile } from '@/utils/storage/endpoint-memory';
import { priceOf } from '@/utils/usage/cost';

/** Tokens that a model reads at once, as far as that is known: as learned or set for the server, else by the table of prices. */
export async function contextOf(model: string, connection: Connection): Promise<number | undefined> {
  const baseUrl = baseUrlOf(connection);
  const host = URL.parse(baseUrl)?.host;
  if (!host) return undefined;
  const learned = await learnedProfile(baseUrl, model);
  return learned?.contextHint ?? priceOf(model, host, Date.now())?.context ?? profileFor(baseUrl, connection.providerId).contextHint;
}
