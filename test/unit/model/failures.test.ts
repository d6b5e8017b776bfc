import { describe, expect, test, vi } from 'vitest';
import { errorBody, replies, type ErrorReply } from '@/test/servers/error-replies';
import { startModelServer } from '@/test/servers/model-server';
import { failureOfAnswer } from '@/utils/model/failures';
import { failureCode, type Failure } from '@/utils/schema/failure';
import { ask, effects, endpointOf, ending, KEY } from './asking';
import { modelServer } from './model-server';

const server = await modelServer();

const says = (status: number, message: string, code: string | null = null, param: string | null = null): ErrorReply => ({
  status,
  body: errorBody({ message, code, param }),
});

/** What is answered, what it is called, how many requests it costs. */
const TABLE: [string, ErrorReply, Failure['code'], number][] = [
  ['wrong key', replies.keyRefused(KEY), 'key-refused', 1],
  [
    'wrong key, Gemini',
    {
      status: 400,
      body: [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }],
    },
    'key-refused',
    1,
  ],
  [
    'wrong key, Anthropic',
    { status: 401, body: { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } } },
    'key-refused',
    1,
  ],
  ['not a member', replies.notMember(), 'key-not-allowed', 1],
  ['a right is missing', says(403, 'You have insufficient permissions for this operation.'), 'key-not-allowed', 1],
  ['region', replies.region(), 'region', 1],
  ['region, Gemini', says(400, 'User location is not supported for the API use.'), 'region', 1],
  ['extension origin refused by a local server', replies.originRefused(), 'origin-refused', 1],
  ['model unknown', replies.modelUnknown('x'), 'model-unknown', 1],
  ['model unknown, Ollama', says(404, 'model "llama9" not found, try pulling it first'), 'model-unknown', 1],
  ['model unknown, LM Studio', { status: 400, body: { error: 'No models loaded. Please load a model.' } }, 'model-unknown', 1],
  [
    'deployment unknown, Azure',
    says(
      404,
      'The API deployment for this resource does not exist. If you created it within the last 5 minutes, please wait.',
      'DeploymentNotFound',
    ),
    'model-unknown',
    1,
  ],
  [
    'wrong key, Azure',
    says(401, 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key.', '401'),
    'key-refused',
    1,
  ],
  ['wrong base URL, Azure', says(404, 'Resource not found', '404'), 'not-an-api', 1],
  ['model unknown, OpenRouter', says(404, 'No endpoints found for acme/foo.'), 'model-unknown', 1],
  ['wrong base URL, a page', replies.pageNotFound(), 'not-an-api', 1],
  ['wrong base URL, JSON', replies.invalidUrl('POST', '/v1/v1/x'), 'not-an-api', 1],
  ['wrong base URL, plain', { status: 404, body: '404 page not found', headers: { 'content-type': 'text/plain' } }, 'not-an-api', 1],
  ['method not allowed', { status: 405, body: '' }, 'not-an-api', 1],
  ['rate limit', replies.rateLimited(), 'rate-limited', 5],
  ['rate limit, Gemini', says(429, 'You exceeded your current quota. Please retry in 32.5s.'), 'rate-limited', 5],
  ['rate limit, Bedrock', says(429, 'Too many tokens, please wait before trying again.'), 'rate-limited', 5],
  ['larger than the allowance per minute', replies.requestTooLarge(), 'request-too-large', 1],
  ['no credit', replies.noCredit(), 'no-credit', 1],
  ['no credit, new code', says(429, 'Out of credit.', 'credit_balance_exhausted'), 'no-credit', 1],
  ['no credit, 402', says(402, 'Insufficient Balance'), 'no-credit', 1],
  ['no credit, Anthropic', says(400, 'Your credit balance is too low to access the API.'), 'no-credit', 1],
  ['too long', replies.contextExceeded(), 'context-exceeded', 1],
  [
    'too long, Gemini',
    says(400, 'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).'),
    'context-exceeded',
    1,
  ],
  ['too long, Anthropic', says(400, 'prompt is too long: 213462 tokens > 200000 maximum'), 'context-exceeded', 1],
  [
    'too long, llama.cpp',
    says(400, 'the request exceeds the available context size. try increasing the context size', 'exceed_context_size_error'),
    'context-exceeded',
    1,
  ],
  [
    'too long, LM Studio',
    says(400, 'The number of tokens to keep from the initial prompt is greater than the context length.'),
    'context-exceeded',
    1,
  ],
  ['too long, Groq', says(400, 'Please reduce the length of the messages or completion.'), 'context-exceeded', 1],
  [
    'too long, xAI',
    says(400, "This model's maximum prompt length is 131072 but the request contains 537812 tokens."),
    'context-exceeded',
    1,
  ],
  ['too large', { status: 413, body: '' }, 'context-exceeded', 1],
  ['argument', replies.argumentRefused('max_tokens', 'max_completion_tokens'), 'argument-refused', 1],
  [
    'argument, Mistral',
    {
      status: 422,
      body: { detail: [{ type: 'extra_forbidden', loc: ['body', 'store'], msg: 'Extra inputs are not permitted' }] },
    },
    'argument-refused',
    1,
  ],
  ['form, LM Studio', { status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } }, 'schema-refused', 1],
  ['form', says(400, "Invalid schema for response_format 'x'", 'invalid_json_schema', 'text.format.schema'), 'schema-refused', 1],
  ['content policy', replies.contentPolicy(), 'content-policy', 1],
  [
    'content filter, Azure',
    says(400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", 'content_filter'),
    'content-policy',
    1,
  ],
  ['500', replies.serverError(500), 'server-trouble', 4],
  ['502 as a page', { status: 502, body: '<html><title>502 Bad Gateway</title></html>' }, 'server-trouble', 4],
  ['503', replies.serverError(503), 'server-trouble', 4],
  ['529', replies.serverError(529), 'server-trouble', 4],
  ['a 400 that says nothing', { status: 400, body: {} }, 'bad-request', 1],
];

describe.each(['chat', 'responses'] as const)('over %s', (protocol) => {
  test.each(TABLE)('%s', async (_, reply, code, requests) => {
    server.setBehaviour({ reply });
    const events = await ask(endpointOf(server.baseUrl, protocol), {}, effects());
    expect(ending(events)).toBe(`error ${code}`);
    // Where `/responses` is not known, chat is tried once.
    const other = protocol === 'responses' && code === 'not-an-api' ? 1 : 0;
    expect(server.log.posts).toHaveLength(requests + other);
    expect(events.filter(({ type }) => type === 'wait')).toHaveLength(requests - 1);
    expect(JSON.stringify(events)).not.toContain(KEY.slice(3, 20));
  });
});

test('every failure that a server or the way there can be is told with host, model and the end of the key', async () => {
  server.setBehaviour({ reply: replies.keyRefused('sk-abcd********************9f2c') });
  const events = await ask(endpointOf(server.baseUrl, 'chat'));
  const last = events.at(-1);
  expect(last).toEqual({
    type: 'error',
    failure: {
      code: 'key-refused',
      host: new URL(server.url).host,
      model: 'practice',
      keyHint: '9f2c',
      status: 401,
      detail: 'Incorrect API key provided: …. You can find your API key at https://platform.openai.com/account/api-keys.',
    },
  });
});

test('nothing there, no key, no model, no right to call, an address that must not be called: without a request', async () => {
  const endpoint = endpointOf(server.baseUrl, 'responses');
  expect(ending(await ask({ ...endpoint, key: '' }))).toBe('error no-key');
  expect(ending(await ask(endpoint, { model: '' }))).toBe('error no-model');
  expect(ending(await ask({ ...endpoint, baseUrl: 'http://example.com/v1' }))).toBe('error insecure-address');
  expect(ending(await ask({ ...endpoint, baseUrl: 'nonsense://x' }))).toBe('error bad-address');
  const nowhere = { ...endpoint, baseUrl: 'http://127.0.0.1:9/v1' };
  expect(ending(await ask(nowhere))).toBe('error unreachable');
  const forbidden = effects({ mayReach: () => Promise.resolve(false) });
  expect(ending(await ask(nowhere, {}, forbidden))).toBe('error unreachable');
  expect(ending(await ask({ ...nowhere, providerId: 'compatible' }, {}, forbidden))).toBe('error permission');
  expect(server.log.requests).toEqual([]);
});

test('a redirect is not followed, and the key not given away', async () => {
  const other = await startModelServer();
  server.setBehaviour({ reply: { status: 307, body: '', headers: { location: `${other.baseUrl}/chat/completions` } } });
  expect(ending(await ask(endpointOf(server.baseUrl, 'chat')))).toBe('error unreachable');
  expect(other.log.requests).toEqual([]);
  await other.close();
});

test('an answer with no key sent that wants one', () => {
  const response = new Response('{}', { status: 401 });
  const endpoint = { ...endpointOf('https://example.com/v1', 'chat'), key: '' };
  expect(failureOfAnswer(response, '{}', endpoint, 'm', 0).code).toBe('no-key');
});

test('the table is made of codes that exist', () => {
  for (const [, , code] of TABLE) expect(failureCode.safeParse(code).success).toBe(true);
});

test.each([
  ['input is too long for requested model.', 400],
  ['Your input exceeds the context window of this model. Please adjust your input and try again.', 400],
  ['Input length 130000 exceeds the maximum allowed input length of 128000 tokens.', 400],
  ["The input (130000 tokens) is longer than the model's context length (128000 tokens).", 400],
  ['prompt token count of 140000 exceeds the limit of 128000', 400],
  ['invalid params, context window exceeds limit', 400],
  ['Your request exceeded model token limit: 131072 (requested: 140000)', 400],
  ['Prompt contains 140000 tokens and 0 draft tokens, too large for model with 131072 maximum context length', 400],
  ['prompt too long; exceeded max context length by 4000 tokens', 400],
  ["This endpoint's maximum context length is 163840 tokens. However, you requested about 200000 tokens.", 400],
  ['request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it', 400],
  ['Requested token count exceeds the model’s maximum context length of 40960 tokens.', 400],
  ['Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Too many tokens.', 422],
  ['model_context_window_exceeded', 400],
])('too long in other words: %s', (message, status) => {
  const text = JSON.stringify(errorBody({ message }));
  expect(failureOfAnswer(new Response(text, { status }), text, endpointOf('https://example.com/v1', 'chat'), 'm', 0).code).toBe(
    'context-exceeded',
  );
});

test.each([
  ['Throttling error: Too many tokens, please wait before trying again.', 429, 'rate-limited'],
  ['Rate limit reached: too many tokens per minute.', 400, 'bad-request'],
  ['The service is overloaded, the request queue is too long.', 503, 'server-trouble'],
])('a pace is no length: %s', (message, status, code) => {
  const text = JSON.stringify(errorBody({ message }));
  expect(failureOfAnswer(new Response(text, { status }), text, endpointOf('https://example.com/v1', 'chat'), 'm', 0).code).toBe(code);
});

test('without a network it waits for one; a server on this computer needs none', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const away = (host: string) => ({ ...endpointOf(`${host}/v1`, 'chat') });
  const broken = effects({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
  const events = await ask(away('https://example.com'), {}, broken);
  expect(events[0]).toMatchObject({ type: 'wait', failure: { code: 'offline' } });
  expect(ending(events)).toBe('error offline');
  expect(ending(await ask(away('http://127.0.0.1:9'), {}, broken))).toBe('error unreachable');
  vi.unstubAllGlobals();
});
