import type { EndpointProfile } from '@/utils/schema/profile';
import { providerById } from './index';

/** What every compatible server is taken for until it is known better. */
const GENERIC: EndpointProfile = {
  protocol: 'chat',
  tokenField: 'max_tokens',
  systemRole: 'system',
  usageInStream: true,
  structured: 'schema',
  tools: true,
  reasoningField: '',
  keyHeader: 'authorization',
  streams: true,
  listsModels: true,
  tellsPrices: false,
  extraHeaders: {},
  originFix: false,
};

const OPENAI: EndpointProfile = {
  ...GENERIC,
  protocol: 'responses',
  tokenField: 'max_output_tokens',
  systemRole: 'developer',
};

interface KnownEndpoint {
  /** Ends of host names (`.example.com` is any host below it), or `:<port>` for servers on the user's own machines. */
  readonly hosts: readonly string[];
  readonly profile: Partial<EndpointProfile>;
}

const KNOWN: readonly KnownEndpoint[] = [
  { hosts: ['api.openai.com'], profile: OPENAI },
  // Models are called by the names of their deployments; the list has the names of what could be deployed.
  {
    hosts: ['.openai.azure.com', '.services.ai.azure.com', '.cognitiveservices.azure.com'],
    profile: { tokenField: 'max_completion_tokens', keyHeader: 'api-key', listsModels: false },
  },
  { hosts: ['openrouter.ai'], profile: { tellsPrices: true } },
  // Holds no stream to a schema, only a whole answer.
  { hosts: ['api.groq.com'], profile: { tokenField: 'max_completion_tokens', structured: 'object' } },
  // Wants the reasoning back with tool calls.
  { hosts: ['api.deepseek.com'], profile: { structured: 'object', reasoningField: 'reasoning_content' } },
  // Refuses stream_options, and tells the usage anyway.
  { hosts: ['api.mistral.ai'], profile: { usageInStream: false } },
  // Ignores response_format without a word.
  {
    hosts: ['api.anthropic.com'],
    profile: { structured: 'none', extraHeaders: { 'anthropic-dangerous-direct-browser-access': 'true' } },
  },
  // Ollama. Cuts longer texts without a word unless set up otherwise.
  { hosts: [':11434'], profile: { originFix: true, contextHint: 4_096 } },
];

/** The profile of an endpoint: by its host, else by its provider's protocol. `baseUrl` is a checked one. */
export function profileFor(baseUrl: string, providerId = 'compatible'): EndpointProfile {
  const url = URL.parse(baseUrl);
  const known = KNOWN.find(({ hosts }) => url && hosts.some((host) => isHost(url, host)));
  if (known) return { ...GENERIC, ...known.profile };
  return providerById(providerId).protocol === 'responses' ? OPENAI : GENERIC;
}

function isHost(url: URL, host: string): boolean {
  if (host.startsWith(':')) return `:${url.port}` === host;
  return host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host;
}
