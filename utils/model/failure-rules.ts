import type { FailureCode } from '@/utils/schema/failure';

/** What a server said when it said no, whatever its shape was. */
export interface Refusal {
  /** Undefined inside a stream that began well. */
  readonly status: number | undefined;
  /** `code` and `type` as sent, in lower case; empty if absent. */
  readonly code: string;
  readonly type: string;
  readonly message: string;
  readonly param: string;
  readonly isPage: boolean;
  readonly isEmpty: boolean;
  readonly isLocal: boolean;
  readonly keySent: boolean;
}

interface Rule {
  readonly code: FailureCode;
  readonly when: (refusal: Refusal) => boolean;
}

const oneOf =
  (...values: readonly string[]) =>
  ({ code, type }: Refusal): boolean =>
    values.includes(code) || values.includes(type);

const says =
  (pattern: RegExp) =>
  ({ message }: Refusal): boolean =>
    pattern.test(message);

const status =
  (...values: readonly number[]) =>
  (refusal: Refusal): boolean =>
    refusal.status !== undefined && values.includes(refusal.status);

const noCredit = oneOf(
  'insufficient_quota',
  'credit_balance_exhausted',
  'billing_hard_limit_reached',
  'billing_not_active',
  'insufficient_balance',
  'insufficient_credits',
);
const saysNoCredit = says(
  /insufficient (?:balance|credits?|quota|funds)|credit balance is too low|exceeded your current quota|out of credits|requires more credits/i,
);
/** Gemini says "exceeded your current quota" of its limits per minute, with the time when it is over. */
const saysLater = says(/(?:try again|retry) in [\d.]+|per[- ]minute/i);
const saysRegion = says(
  /(?:country|region|territory|location).{0,40}not (?:supported|available)|not available in your (?:country|region)/i,
);
const saysKeyWrong = says(
  /(?:api[ _-]?key|token|credentials?).{0,30}(?:not valid|invalid|incorrect|expired)|(?:invalid|incorrect) (?:api[ _-]?key|auth|token)/i,
);
const saysNotAllowed = says(/organi[sz]ation|project|member|ip address|allow-?list|permission|scope|not authorized|not allowed/i);
const saysTooLong = says(
  /context.?(?:length|window|size)|maximum (?:context|prompt|input)|(?:prompt|input|message|request).{0,30}too (?:long|large)|(?:token|input).{0,30}exceeds? (?:the )?(?:maximum|limit|model|available)|exceeds? the (?:available |maximum |model'?s? )?(?:context|number of tokens|token)|reduce the length|n_ctx|n_keep|input length and .?max_tokens|longer than the (?:model|context)|too many (?:input )?tokens|prompt is too long|exceeded model token limit/i,
);
const saysPace = says(/rate.?limit|throttl|per (?:min|second|day|hour)|please wait|slow down|overloaded|too many requests/i);
const saysTooLargeAtOnce = says(/request too large|requested \d+.{0,40}(?:tpm|tokens per min)|too large for .{0,60}tokens per min/i);
const saysModelUnknown = says(
  /model.{0,120}(?:not (?:found|exist|available|loaded|supported|a valid)|does ?n[o']t exist|is not a|unknown|no longer)|(?:unknown|invalid|no such|not a valid) model|no models? loaded|no endpoints found/i,
);
const saysFilter = says(/content.{0,20}(?:policy|filter|management)|safety (?:system|settings)|moderation|flagged|responsible ?ai/i);
const saysForm = says(/response_format|json_schema|json mode|text\.format|invalid schema|grammar/i);
const saysArgument = says(
  /(?:unsupported|unknown|unrecognized|unexpected|invalid) (?:parameter|argument|field|request argument|keyword|value|name)|extra (?:inputs|fields) (?:are )?not permitted|extra_forbidden|(?:parameter|argument|field|property|value).{0,60}(?:not supported|unsupported|not permitted|not allowed|is unknown|not available)|does not support|unknown name/i,
);
const argumentCodes = oneOf('unsupported_parameter', 'unknown_parameter', 'unsupported_value', 'extra_forbidden', 'invalid_parameter');
/** LM Studio says it with status 200. */
const saysNoSuchCall = says(
  /unexpected endpoint|unknown (?:endpoint|route|path|url)|invalid url|no route (?:for|matches)|no static resource/i,
);
const asked = status(400, 404, 413, 422, 500);

/** The first rule that holds names the failure. Order matters: the special cases stand before the status that they come with. */
export const RULES: readonly Rule[] = [
  { code: 'no-credit', when: (r) => status(402)(r) || noCredit(r) || (saysNoCredit(r) && !saysLater(r)) },
  { code: 'region', when: (r) => oneOf('unsupported_country_region_territory')(r) || saysRegion(r) },
  {
    code: 'key-refused',
    when: (r) => r.keySent && (oneOf('invalid_api_key', 'api_key_invalid')(r) || (saysKeyWrong(r) && status(400, 401, 403)(r))),
  },
  { code: 'no-key', when: (r) => status(401)(r) && !r.keySent },
  {
    code: 'key-not-allowed',
    when: (r) => (status(401)(r) && saysNotAllowed(r)) || (says(/organization must be verified/i)(r) && r.param !== 'stream'),
  },
  { code: 'key-refused', when: status(401) },
  { code: 'not-an-api', when: saysNoSuchCall },
  {
    code: 'content-policy',
    when: (r) =>
      oneOf('content_policy_violation', 'content_filter', 'responsibleaipolicyviolation')(r) ||
      (saysFilter(r) && status(400, 403, 422, 451)(r)),
  },
  { code: 'origin-refused', when: (r) => status(403)(r) && (/origin|cors/i.test(r.message) || (r.isLocal && (r.isEmpty || r.isPage))) },
  { code: 'request-too-large', when: (r) => status(429, 413)(r) && saysTooLargeAtOnce(r) },
  { code: 'rate-limited', when: (r) => status(429)(r) || oneOf('rate_limit_exceeded', 'slow_down', 'too_many_requests')(r) },
  {
    code: 'context-exceeded',
    when: (r) => oneOf('context_length_exceeded', 'model_max_prompt_tokens_exceeded', 'exceed_context_size_error')(r) || status(413)(r),
  },
  { code: 'context-exceeded', when: (r) => (asked(r) || r.status === undefined) && saysTooLong(r) && !saysPace(r) },
  {
    code: 'model-unknown',
    when: (r) =>
      oneOf('model_not_found', 'model_not_available', 'deploymentnotfound')(r) || (saysModelUnknown(r) && status(400, 404, 422)(r)),
  },
  { code: 'key-not-allowed', when: status(403) },
  { code: 'schema-refused', when: (r) => status(400, 422)(r) && (/^(?:response_format|text)/.test(r.param) || saysForm(r)) },
  { code: 'argument-refused', when: (r) => status(400, 422)(r) && (argumentCodes(r) || saysArgument(r)) },
  { code: 'not-an-api', when: (r) => status(404, 405, 410)(r) || (r.isPage && r.status !== undefined && r.status < 500) },
  { code: 'server-trouble', when: ({ status: value = 500 }) => value >= 500 || value === 408 || value === 409 || value === 425 },
  { code: 'not-an-api', when: ({ status: value = 0 }) => value < 400 },
  { code: 'bad-request', when: () => true },
];
