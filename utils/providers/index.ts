import type { Tier } from '@/utils/schema/action';
import type { Connection } from '@/utils/schema/settings';
import { checkedBaseUrl } from './address';
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

/** Where this connection's requests go: what was typed as it will be called, else the provider's own address; empty if there is none. */
export function baseUrlOf({ providerId, baseUrl }: Pick<Connection, 'providerId' | 'baseUrl'>): string {
  const provider = providerById(providerId);
  if (provider.place === 'on-device') return '';
  const typed = baseUrl || provider.baseUrl;
  const checked = checkedBaseUrl(typed);
  // What is no address, or none to send to, is refused with its name before anything is sent.
  return 'url' in checked ? checked.url : typed;
}
