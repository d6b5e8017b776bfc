import type { Provider } from './provider';

export const openai: Provider = {
  id: 'openai',
  place: 'openai',
  protocol: 'responses',
  baseUrl: 'https://api.openai.com/v1',
  asksBaseUrl: false,
  key: 'required',
  needsServerAccess: false,
  tiers: { fast: 'gpt-6-luna', balanced: 'gpt-6.1-terra', best: 'gpt-6.2-astra' },
  keyPage: 'https://platform.openai.com/api-keys',
  keyStarts: ['sk-proj-', 'sk-svcacct-'],
  billingPage: 'https://platform.openai.com/settings/organization/billing/overview',
  suggestedBaseUrls: [],
  isLocal: false,
};
