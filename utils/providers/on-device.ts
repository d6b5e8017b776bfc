import { NO_TIERS, type Provider } from './provider';

/** No server at all: the browser's own model where there is one, else key sentences. */
export const onDevice: Provider = {
  id: 'on-device',
  place: 'on-device',
  protocol: 'chat',
  baseUrl: '',
  asksBaseUrl: false,
  key: 'none',
  needsServerAccess: false,
  tiers: NO_TIERS,
  keyPage: '',
  suggestedBaseUrls: [],
  isLocal: true,
};
