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
    { name: 'OpenRouter', url: 'https://openrouter.ai/api/v1' },
    { name: 'Groq', url: 'https://api.groq.com/openai/v1' },
    { name: 'Mistral', url: 'https://api.mistral.ai/v1' },
    { name: 'DeepSeek', url: 'https://api.deepseek.com/v1' },
    { name: 'Gemini', url: 'https://generativelanguage.googleapis.com/v1beta/openai' },
    { name: 'Anthropic', url: 'https://api.anthropic.com/v1' },
    { name: 'Together', url: 'https://api.together.xyz/v1' },
  ],
  isLocal: false,
};
