import { NO_TIERS, type Provider } from './provider';

/** Any server that speaks chat completions; how each one differs is in `profiles.ts`. */
export const compatible: Provider = {
  id: 'compatible',
  place: 'compatible',
  protocol: 'chat',
  baseUrl: '',
  asksBaseUrl: true,
  key: 'optional',
  needsServerAccess: true,
  tiers: NO_TIERS,
  keyPage: '',
  suggestedBaseUrls: [
    {
      name: 'OpenRouter',
      url: 'https://openrouter.ai/api/v1',
      keyStarts: ['sk-or-'],
      billingPage: 'https://openrouter.ai/settings/credits',
    },
    { name: 'Groq', url: 'https://api.groq.com/openai/v1', keyStarts: ['gsk_'] },
    { name: 'Mistral', url: 'https://api.mistral.ai/v1' },
    { name: 'DeepSeek', url: 'https://api.deepseek.com/v1', billingPage: 'https://platform.deepseek.com/top_up' },
    { name: 'Gemini', url: 'https://generativelanguage.googleapis.com/v1beta/openai', keyStarts: ['AIza'] },
    {
      name: 'Anthropic',
      url: 'https://api.anthropic.com/v1',
      keyStarts: ['sk-ant-'],
      billingPage: 'https://console.anthropic.com/settings/billing',
    },
    { name: 'Together', url: 'https://api.together.xyz/v1' },
  ],
  isLocal: false,
};
