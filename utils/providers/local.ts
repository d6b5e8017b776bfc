import { NO_TIERS, type Provider } from './provider';

/** A model on this computer or in the user's own network. */
export const local: Provider = {
  id: 'local',
  place: 'local',
  protocol: 'chat',
  baseUrl: 'http://127.0.0.1:11434/v1',
  asksBaseUrl: true,
  key: 'optional',
  needsServerAccess: true,
  tiers: NO_TIERS,
  keyPage: '',
  suggestedBaseUrls: [
    { name: 'Ollama', url: 'http://127.0.0.1:11434/v1' },
    { name: 'LM Studio', url: 'http://127.0.0.1:1234/v1' },
    { name: 'llama.cpp', url: 'http://127.0.0.1:8080/v1' },
  ],
  isLocal: true,
};
