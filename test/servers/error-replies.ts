/** A whole HTTP answer that is no model's answer. A string body is sent as a page, anything else as JSON. */
export interface ErrorReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface ErrorFields {
  readonly message: string;
  readonly type?: string;
  readonly code?: string | null;
  readonly param?: string | null;
}

/** An error body of the shape that OpenAI sends. */
export function errorBody({ message, type = 'invalid_request_error', code = null, param = null }: ErrorFields) {
  return { error: { message, type, param, code } };
}

const reply = (status: number, fields: ErrorFields, headers: Record<string, string> = {}): ErrorReply => ({
  status,
  body: errorBody(fields),
  headers,
});

/** The ways in which OpenAI and compatible servers say no. */
export const replies = {
  /** As OpenAI does it, the message repeats the key (in part; here whole, so that a leak shows). */
  keyRefused: (key = '') =>
    reply(401, {
      message: `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`,
      code: 'invalid_api_key',
    }),
  keyMissing: () => reply(401, { message: "You didn't provide an API key. Send it in an Authorization header using Bearer auth." }),
  notMember: () => reply(401, { message: 'You must be a member of an organization to use the API', code: null }),
  region: () =>
    reply(403, {
      message: 'Country, region, or territory not supported',
      type: 'request_forbidden',
      code: 'unsupported_country_region_territory',
    }),
  originRefused: (): ErrorReply => ({ status: 403, body: '', headers: { 'content-type': 'text/plain' } }),
  modelUnknown: (model: string) =>
    reply(404, { message: `The model \`${model}\` does not exist or you do not have access to it.`, code: 'model_not_found' }),
  pageNotFound: (): ErrorReply => ({ status: 404, body: '<!doctype html><title>404</title><h1>Not Found</h1>' }),
  invalidUrl: (method: string, path: string) => reply(404, { message: `Invalid URL (${method} ${path})` }),
  argumentRefused: (param: string, instead = '') =>
    reply(400, {
      message: `Unsupported parameter: '${param}' is not supported with this model.${instead ? ` Use '${instead}' instead.` : ''}`,
      code: 'unsupported_parameter',
      param,
    }),
  contextExceeded: () =>
    reply(400, {
      message: "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
      code: 'context_length_exceeded',
      param: 'messages',
    }),
  contentPolicy: () =>
    reply(400, { message: 'Your request was rejected as a result of our safety system.', code: 'content_policy_violation' }),
  /** `retryAfter`: seconds as a number, or a date in words; `retryAfterMs` goes into its own header. */
  rateLimited: (options: { retryAfter?: number | string; retryAfterMs?: number; headers?: Record<string, string> } = {}) =>
    reply(
      429,
      {
        message: 'Rate limit reached for requests per min. Please try again later.',
        type: 'requests',
        code: 'rate_limit_exceeded',
      },
      {
        ...(options.retryAfter !== undefined && { 'retry-after': String(options.retryAfter) }),
        ...(options.retryAfterMs !== undefined && { 'retry-after-ms': String(options.retryAfterMs) }),
        ...options.headers,
      },
    ),
  requestTooLarge: () =>
    reply(429, {
      message: 'Request too large for organization on tokens per min (TPM): Limit 30000, Requested 50000.',
      type: 'tokens',
      code: 'rate_limit_exceeded',
    }),
  noCredit: () =>
    reply(429, {
      message: 'You exceeded your current quota, please check your plan and billing details.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  serverError: (status: 500 | 502 | 503 | 504 | 529 = 500) =>
    reply(status, {
      message: status === 500 ? 'The server had an error while processing your request.' : 'The engine is currently overloaded.',
      type: status === 500 ? 'server_error' : 'overloaded_error',
    }),
  /** Status 200, and yet no answer: what a captive portal sends. */
  page: (): ErrorReply => ({ status: 200, body: '<!doctype html><title>Wi-Fi</title><h1>Please sign in to the network</h1>' }),
  /** Status 200 with an error in JSON. */
  errorWith200: () => reply(200, { message: 'Model is loading', type: 'server_error' }),
};
