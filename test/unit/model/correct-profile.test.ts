import { beforeEach, describe, expect, test } from 'vitest';
import { errorBody, replies, type ErrorReply } from '@/test/servers/error-replies';
import { correction } from '@/utils/model/correct-profile';
import { profileFor } from '@/utils/providers/profiles';
import type { FailureCode } from '@/utils/schema/failure';
import type { EndpointProfile } from '@/utils/schema/profile';
import { ask, effects, endpointOf, ending } from './asking';
import { modelServer } from './model-server';

const generic = profileFor('https://example.com/v1');
const said = (code: FailureCode, detail: string, profile: Partial<EndpointProfile> = {}, param?: string) =>
  correction({ code, detail, param, status: 400 }, { ...generic, ...profile });

describe('correction', () => {
  test.each<[string, Partial<EndpointProfile>, Partial<EndpointProfile>]>([
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      {},
      { tokenField: 'max_completion_tokens' },
    ],
    [
      'Unrecognized request argument supplied: max_completion_tokens',
      { tokenField: 'max_completion_tokens' },
      { tokenField: 'max_tokens' },
    ],
    ['Extra inputs are not permitted stream_options', {}, { usageInStream: false }],
    ["'response_format.type' must be 'json_schema' or 'text'", { structured: 'object' }, { structured: 'schema' }],
    ['response_format json_schema is not supported', {}, { structured: 'object' }],
    ['response_format is not supported', { structured: 'object' }, { structured: 'none' }],
    ['registry.ollama.ai/library/x does not support tools', {}, { tools: false }],
    ['Unsupported role: developer', { systemRole: 'developer' }, { systemRole: 'system' }],
    ['Only user and assistant roles are supported!', {}, { systemRole: 'user' }],
    ['The reasoning_content in the thinking mode must be passed back to the API.', {}, { reasoningField: 'reasoning_content' }],
    ['streaming is not supported by this endpoint', {}, { streams: false }],
    [
      "litellm.UnsupportedParamsError: openai does not support parameters: ['response_format'], for model=x",
      { structured: 'object' },
      { structured: 'none' },
    ],
    ['Unknown name "reasoning_content"', { reasoningField: 'reasoning_content' }, { reasoningField: '' }],
    [
      'This model is only supported in v1/responses and not in v1/chat/completions.',
      {},
      { protocol: 'responses', tokenField: 'max_output_tokens' },
    ],
  ])('%s', (words, profile, change) => expect(said('argument-refused', words, profile)).toEqual(change));

  test('what is not about how it was said is not corrected', () => {
    expect(said('argument-refused', 'temperature')).toBeUndefined();
    expect(said('argument-refused', 'stream_options', { usageInStream: false })).toBeUndefined();
    expect(said('server-trouble', 'tools overloaded')).toBeUndefined();
    expect(said('key-refused', 'max_tokens')).toBeUndefined();
    expect(said('not-an-api', 'tools')).toBeUndefined();
  });

  test('a template that knows no such role fails with 500', () => {
    expect(said('server-trouble', 'Jinja Exception: Unexpected message role.')).toEqual({ systemRole: 'user' });
  });
});

describe('against a server', async () => {
  const server = await modelServer();
  beforeEach(() => server.setOptions({ refuse: {} }));

  test('two differences: said differently, each once, and learned once it works', async () => {
    server.setOptions({ refuse: { max_tokens: 'max_completion_tokens', stream_options: '' } });
    const learned: unknown[] = [];
    const using = effects({ learned: (...what) => learned.push(what) });
    const events = await ask(endpointOf(server.baseUrl, 'chat'), { maxOutputTokens: 100 }, using);
    expect(ending(events)).toBe('done stop');
    expect(events.filter(({ type }) => type === 'start' || type === 'wait')).toHaveLength(1);
    expect(learned).toEqual([[server.baseUrl, 'practice', { tokenField: 'max_completion_tokens', usageInStream: false }]]);
    expect(server.log.posts).toHaveLength(3);
    expect(server.log.posts.at(-1)?.body).toMatchObject({ max_completion_tokens: 100 });
  });

  test('what was learned is used', async () => {
    server.setOptions({ refuse: { stream_options: '' } });
    await ask({ ...endpointOf(server.baseUrl, 'chat'), profile: { usageInStream: false } });
    expect(server.log.posts).toHaveLength(1);
  });

  test('a stream is refused to those who are not verified: asked for the whole, and that is remembered', async () => {
    const message = 'Your organization must be verified to stream this model.';
    server.setBehaviour((asked) =>
      (asked.body as { stream: boolean }).stream
        ? { reply: { status: 400, body: errorBody({ message, code: 'unsupported_value', param: 'stream' }) } }
        : { answer: 'Whole.' },
    );
    const learned: unknown[] = [];
    const events = await ask(endpointOf(server.baseUrl, 'chat'), {}, effects({ learned: (...what) => learned.push(what) }));
    server.setBehaviour({});
    expect(ending(events)).toBe('done stop');
    expect(learned).toEqual([[server.baseUrl, 'practice', { streams: false }]]);
    expect(server.log.posts.map(({ body }) => (body as { stream: boolean }).stream)).toEqual([true, false]);
    expect(server.log.posts[1]?.body).not.toHaveProperty('stream_options');
  });

  test('a server that refuses both ways is not asked for ever', async () => {
    server.setOptions({ refuse: { max_tokens: 'max_completion_tokens', max_completion_tokens: '' } });
    expect(ending(await ask(endpointOf(server.baseUrl, 'chat'), { maxOutputTokens: 100 }))).toBe('error argument-refused');
    expect(server.log.posts).toHaveLength(2);
  });

  test('the ladder of forms is gone down rung by rung', async () => {
    const no: ErrorReply = { status: 400, body: errorBody({ message: 'response_format is not supported by this model' }) };
    server.queue({ reply: no }, { reply: no });
    const format = { name: 'f', description: '', schema: {} };
    expect(ending(await ask(endpointOf(server.baseUrl, 'chat'), { format }))).toBe('done stop');
    expect(server.log.posts.map(({ body }) => (body as { response_format?: { type: string } }).response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
    ]);
  });

  test('a proxy of OpenAI that knows chat alone', async () => {
    server.queue({ reply: replies.invalidUrl('POST', '/v1/responses') });
    expect(ending(await ask(endpointOf(server.baseUrl, 'responses')))).toBe('done stop');
    expect(server.log.posts.map(({ path }) => path)).toEqual(['/v1/responses', '/v1/chat/completions']);
  });
});
