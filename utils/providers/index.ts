import type { Tier } from '@/utils/schema/action';
import type { Connection } from '@/utils/schema/settings';
import { compatible } from './compatible';
import { local } from './local';
import { onDevice } from './on-device';
import { openai } from './openai';
import type { Provider } from './provider';

/** In the order of the options. */
export const providers: readonly Provider[] = [openai, compatible, local, onDevice];

/** The provider of this id; an unknown one (from a newer version, or damaged settings) is on-device, which sends nothing anywhere. */
export function providerById(id: string): Provider {
  return providers.find((provider) => provider.id === id) ?? onDevice;
}

/** The model that serves this tier, or this action: the user's own choice, else the provider's; empty if one has to be chosen first. */
export function modelFor(
  { providerId, model, models }: Pick<Connection, 'providerId' | 'model' | 'models'>,
  tier: Tier,
  actionId = '',
): string {
  const provider = providerById(providerId);
  return provider.place === 'on-device' ? '' : models?.[actionId] || model || provider.tiers[tier];
}

/** Where this connection's requests go: as stored, else the provider's own address; empty if there is none. */
export function baseUrlOf({ providerId, baseUrl }: Pick<Connection, 'providerId' | 'baseUrl'>): string {
  const provider = providerById(providerId);
  return provider.place === 'on-device' ? '' : baseUrl || provider.baseUrl;
}
