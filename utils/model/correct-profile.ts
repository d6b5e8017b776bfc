import type { Failure } from '@/utils/schema/failure';
import type { EndpointProfile } from '@/utils/schema/profile';

type Change = Partial<EndpointProfile>;

interface Correction {
  /** What the refused argument or the server's words look like. */
  readonly about: RegExp;
  readonly change: (profile: EndpointProfile, said: string) => Change;
}

/** The lower rungs of what an endpoint can be held to. LM Studio takes a schema, but not the bare wish for an object. */
function lowerForm({ structured }: EndpointProfile, said: string): Change {
  if (structured === 'schema') return { structured: 'object' };
  if (structured === 'object') return { structured: /must be .?json_schema/.test(said) ? 'schema' : 'none' };
  return {};
}

const CORRECTIONS: readonly Correction[] = [
  { about: /\/responses\b/, change: () => ({ protocol: 'responses', tokenField: 'max_output_tokens' }) },
  { about: /max_completion_tokens.{0,80}\binstead/, change: () => ({ tokenField: 'max_completion_tokens' }) },
  { about: /max_completion_tokens/, change: () => ({ tokenField: 'max_tokens' }) },
  { about: /max_tokens/, change: () => ({ tokenField: 'max_completion_tokens' }) },
  { about: /stream_options|include_usage/, change: () => ({ usageInStream: false }) },
  {
    about: /^stream |\bstream(?:ing)?\b.{0,60}(?:not supported|unsupported|not available|disabled)|support stream/,
    change: () => ({ streams: false }),
  },
  { about: /response_format|text\.format|json_schema|json_object/, change: lowerForm },
  { about: /reasoning_content.{0,80}(?:pass|provid|sen[dt]|missing)/, change: () => ({ reasoningField: 'reasoning_content' }) },
  { about: /reasoning_content|\breasoning\b/, change: () => ({ reasoningField: '' }) },
  { about: /\btools?\b|tool_choice|\bfunctions?\b/, change: () => ({ tools: false }) },
  { about: /\bdeveloper\b/, change: () => ({ systemRole: 'system' }) },
  { about: /system (?:role|message|prompt)|\broles?\b|'system'/, change: () => ({ systemRole: 'user' }) },
];

/** Failures that can come from how something was said. Templates of local servers fail with 500. */
const CODES: readonly Failure['code'][] = [
  'argument-refused',
  'schema-refused',
  'bad-request',
  'server-trouble',
  'model-unknown',
  'not-an-api',
];

/**
 * How to say it differently after a server refused how it was said: the changes to the profile, or undefined if nothing fits.
 * Rules by argument, never by the model's name.
 */
export function correction({ code, param = '', detail = '', status }: Failure, profile: EndpointProfile): Change | undefined {
  if (!CODES.includes(code)) return undefined;
  const said = `${param} ${detail}`.toLowerCase();
  // A server that lacks this one call may know the other protocol.
  const noCall = code === 'not-an-api' && (status === 404 || status === 405) && profile.protocol === 'responses';
  if (noCall) return { protocol: 'chat', tokenField: 'max_tokens', systemRole: 'system' };
  if (code === 'not-an-api') return undefined;
  const found = CORRECTIONS.find(({ about }) => about.test(said));
  if (!found || (code === 'server-trouble' && !/\brole/.test(said))) return undefined;
  const change = found.change(profile, said);
  const differs = (Object.keys(change) as (keyof EndpointProfile)[]).some((field) => change[field] !== profile[field]);
  return differs ? change : undefined;
}
