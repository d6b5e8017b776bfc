import { beforeEach, describe, expect, test } from 'vitest';
import type { Behaviour } from '@/test/servers/behaviour';
import { errorBody, type ErrorReply } from '@/test/servers/error-replies';
import { startModelServer } from '@/test/servers/model-server';
import { listModels } from '@/utils/model/list-models';
import { profileFor } from '@/utils/providers/profiles';
import { serverAt, serverOfKey } from '@/utils/providers/known-servers';
import type { Turn } from '@/utils/schema/model';
import type { Offer } from '@/utils/schema/offer';
import type { EndpointProfile } from '@/utils/schema/profile';
import { ask, effects, endpointOf, ending, KEY, said } from './asking';
import { modelServer } from './model-server';

/*
 * Each provider with what it does differently, as its own server would do it. What is known of its host is given to the endpoint by hand: here
 * they all live on this machine.
 */

const server = await modelServer({ answer: 'Hi there.' });
beforeEach(() => server.setOptions({ key: undefined, modelList: 'data', refuse: {} }));

/** Our server, spoken to as to that host. */
const as = (baseUrl: string, more: Partial<EndpointProfile> = {}) => ({
  ...endpointOf(server.baseUrl, 'chat'),
  profile: { ...profileFor(baseUrl), ...more },
});
const stream = (...chunks: (object | string)[]): Behaviour => ({
  raw: [...chunks.map((chunk) => (typeof chunk === 'string' ? chunk : `data: ${JSON.stringify(chunk)}\n\n`)), 'data: [DONE]\n\n'],
});
const delta = (fields: object, finish: string | null = null, rest: object = {}) => ({
  choices: [{ index: 0, delta: fields, finish_reason: finish }],
  ...rest,
});
const body = () => server.log.posts.at(-1)?.body as Record<string, unknown>;
const refused = (status: number, said: unknown): ErrorReply => ({ status, body: said });
const usageOf = (events: Awaited<ReturnType<typeof ask>>) => events.flatMap((event) => (event.type === 'usage' ? [event.usage] : []))[0];

describe('Azure OpenAI', () => {
  const host = 'https://mine.openai.azure.com/openai/v1';

  test('the key goes in its own header, nowhere else; the limit has the newer name', async () => {
    server.setOptions({ key: KEY });
    expect(ending(await ask(as(host), { maxOutputTokens: 9 }))).toBe('done stop');
    const [{ headers } = { headers: {} }] = server.log.posts;
    expect(headers).toMatchObject({ 'api-key': KEY });
    expect(headers).not.toHaveProperty('authorization');
    expect(body()).toMatchObject({ max_completion_tokens: 9 });
  });

  test('a deployment has a path and a version', async () => {
    const deployed = await startModelServer({ basePath: '/openai/deployments/mine' });
    const endpoint = { ...as(host), baseUrl: `${deployed.url}/openai/deployments/mine?api-version=2024-10-21` };
    expect(ending(await ask(endpoint))).toBe('done stop');
    expect(deployed.log.posts[0]?.path).toBe('/openai/deployments/mine/chat/completions');
    await deployed.close();
  });

  test('the first chunk has the filter’s findings and no choice', async () => {
    server.setBehaviour(stream({ choices: [], prompt_filter_results: [] }, delta({ content: 'Hi' }), delta({}, 'stop')));
    expect(said(await ask(as(host)), 'text')).toBe('Hi');
  });

  test('its list names what could be deployed, so nothing of it is offered', async () => {
    expect(await listModels(as(host), effects())).toEqual({ models: undefined, isApi: true });
  });
});

describe('OpenRouter', () => {
  const host = 'https://openrouter.ai/api/v1';
  const answered = (usage: object) =>
    stream(': OPENROUTER PROCESSING\n\n', delta({ content: 'Hi' }, 'stop'), {
      choices: [],
      usage: { prompt_tokens: 9, completion_tokens: 1, ...usage },
    });

  test('tells what an answer cost, with a key of one’s own at the provider behind it also what that one took', async () => {
    server.setBehaviour(answered({ cost: 0.00012 }));
    expect(usageOf(await ask(as(host)))).toEqual({ input: 9, output: 1, cost: 0.00012 });
    server.setBehaviour(answered({ cost: 0.1, is_byok: true, cost_details: { upstream_inference_cost: 2 } }));
    expect(usageOf(await ask(as(host)))?.cost).toBeCloseTo(2.1, 9);
    server.setBehaviour(answered({ cost: 'free' }));
    expect(usageOf(await ask(as(host)))).toEqual({ input: 9, output: 1 });
  });

  test('nobody else is believed about money', async () => {
    server.setBehaviour(answered({ cost: 0.00012 }));
    expect(usageOf(await ask(as('https://example.com/v1')))).toEqual({ input: 9, output: 1 });
  });

  test('its list has prices per token, as texts, and contexts', async () => {
    const pricing = { prompt: '0.000002', completion: '0.00001', input_cache_read: '0.0000005', request: '0' };
    const entries = [
      { id: 'acme/x', context_length: 32_000, pricing },
      { id: 'auto', pricing: { prompt: '-1', completion: '-1' } },
      { id: 'per/request', pricing: { ...pricing, request: '0.01' } },
    ];
    server.setOptions({ modelList: refused(200, { data: entries }) });
    const kept: Record<string, Offer>[] = [];
    const { models } = await listModels(as(host), { ...effects(), offered: (_, offers) => void kept.push(offers) });
    expect(models).toEqual(['acme/x', 'auto', 'per/request']);
    expect(kept).toEqual([{ 'acme/x': { context: 32_000, input: 2, output: 10, cached: 0.5 } }]);
    await listModels(as('https://example.com/v1'), { ...effects(), offered: (_, offers) => void kept.push(offers) });
    expect(kept[1]).toEqual({ 'acme/x': { context: 32_000 } });
  });

  test('the words of the provider behind it stand in the metadata', async () => {
    const error = {
      code: 400,
      message: 'Provider returned error',
      metadata: { raw: JSON.stringify(errorBody({ message: 'prompt is too long: 9 tokens' })) },
    };
    server.setBehaviour({ reply: refused(400, { error }) });
    expect(ending(await ask(as(host)))).toBe('error context-exceeded');
  });

  test('headers that the user sets go along; none are sent unasked', async () => {
    await ask(as(host));
    expect(Object.keys(server.log.posts[0]?.headers ?? {})).not.toContain('x-title');
    await ask(as(host, { extraHeaders: { 'x-title': 'Mine' } }));
    expect(server.log.posts[1]?.headers).toMatchObject({ 'x-title': 'Mine' });
  });
});

describe('others in the cloud', () => {
  const format = { name: 'f', description: '', schema: { type: 'object' } };

  test('Groq: objects only, usage at the side', async () => {
    server.setBehaviour(stream(delta({ content: '{}' }, 'stop', { x_groq: { usage: { prompt_tokens: 4, completion_tokens: 2 } } })));
    expect(usageOf(await ask(as('https://api.groq.com/openai/v1'), { format, maxOutputTokens: 5 }))).toEqual({ input: 4, output: 2 });
    expect(body()).toMatchObject({ response_format: { type: 'json_object' }, max_completion_tokens: 5 });
  });

  test('DeepSeek: objects only, its reasoning goes back with tool calls', async () => {
    const turns: Turn[] = [
      { role: 'user', parts: [{ type: 'text', text: 'Go' }] },
      { role: 'assistant', text: '', reasoning: 'Hm.', calls: [{ id: 'c', name: 'f', arguments: '{}' }] },
      { role: 'tool', callId: 'c', text: 'found' },
    ];
    await ask(as('https://api.deepseek.com/v1'), { format, turns });
    expect(body()).toMatchObject({ response_format: { type: 'json_object' } });
    expect(JSON.stringify(body().messages)).toContain('"reasoning_content":"Hm."');
  });

  test('Mistral: no stream_options, parts as content, errors with a list in the message', async () => {
    server.setBehaviour(
      stream(delta({ content: [{ type: 'text', text: 'Salut' }] }, 'stop', { usage: { prompt_tokens: 3, completion_tokens: 1 } })),
    );
    const events = await ask(as('https://api.mistral.ai/v1'));
    expect(said(events, 'text')).toBe('Salut');
    expect(usageOf(events)).toEqual({ input: 3, output: 1 });
    expect(body()).not.toHaveProperty('stream_options');
    const detail = [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }];
    server.queue({ reply: refused(422, { object: 'error', message: { detail }, type: 'invalid_request_error' }) });
    expect(ending(await ask(as('https://example.com/v1')))).toBe('done stop');
    expect(server.log.posts.at(-1)?.body).not.toHaveProperty('stream_options');
  });

  test('Gemini: names with models/ before them, errors in a list, nothing that it does not know', async () => {
    server.setOptions({ modelList: refused(200, { data: [{ id: 'models/gemini-x' }] }) });
    expect((await listModels(as('https://generativelanguage.googleapis.com/v1beta/openai'), effects())).models).toEqual(['gemini-x']);
    await ask(as('https://generativelanguage.googleapis.com/v1beta/openai'));
    expect(Object.keys(body()).toSorted()).toEqual(['messages', 'model', 'stream', 'stream_options']);
    server.setBehaviour({
      reply: refused(400, [{ error: { code: 400, message: 'Unknown name "foo": Cannot find field.', status: 'INVALID_ARGUMENT' } }]),
    });
    expect(ending(await ask(as('https://generativelanguage.googleapis.com/v1beta/openai')))).toBe('error argument-refused');
  });

  test('Anthropic: its header for browsers, forms in words alone', async () => {
    await ask(as('https://api.anthropic.com/v1'), { format });
    expect(server.log.posts[0]?.headers).toMatchObject({ 'anthropic-dangerous-direct-browser-access': 'true' });
    expect(body()).not.toHaveProperty('response_format');
    expect(JSON.stringify(body().messages)).toContain('JSON Schema');
  });

  test('Together: a bare list', async () => {
    server.setOptions({ modelList: 'array' });
    expect((await listModels(as('https://api.together.xyz/v1'), effects())).models).toContain('practice');
  });

  test('nothing of OpenAI’s own is sent to anybody else', async () => {
    await ask(as('https://example.com/v1'));
    for (const name of ['store', 'metadata', 'service_tier', 'temperature', 'user']) expect(body()).not.toHaveProperty(name);
    expect(Object.keys(server.log.posts[0]?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
  });
});

describe('on machines of one’s own', () => {
  test('Ollama: refuses extensions, cuts at what it is set up for', () => {
    expect(profileFor('http://127.0.0.1:11434/v1', 'local')).toMatchObject({ originFix: true, contextHint: 4_096 });
  });

  test.each<[string, object, number]>([
    ['vLLM', { max_model_len: 16_384 }, 16_384],
    ['Mistral', { max_context_length: 32_768 }, 32_768],
    ['Groq', { context_window: 131_072 }, 131_072],
  ])('%s tells what it reads in its list', async (_, entry, context) => {
    server.setOptions({ modelList: refused(200, { data: [{ id: 'm', ...entry }] }) });
    let told: Record<string, Offer> = {};
    await listModels(as('http://127.0.0.1:8000/v1'), { ...effects(), offered: (_base, offers) => void (told = offers) });
    expect(told).toEqual({ m: { context } });
  });

  test('llama.cpp tells what a model was trained with, which is not what it reads', async () => {
    server.setOptions({ modelList: refused(200, { data: [{ id: 'm', meta: { n_ctx_train: 131_072 } }] }) });
    let told: Record<string, Offer> = { never: {} };
    await listModels(as('http://127.0.0.1:8080/v1'), { ...effects(), offered: (_base, offers) => void (told = offers) });
    expect(told).toEqual({});
  });

  test('LM Studio: errors are texts; a bare wish for an object is refused, a schema is taken', async () => {
    const format = { name: 'f', description: '', schema: { type: 'object' } };
    server.queue({ reply: refused(400, { error: "'response_format.type' must be 'json_schema' or 'text'" }) });
    expect(ending(await ask(as('http://127.0.0.1:1234/v1', { structured: 'object' }), { format }))).toBe('done stop');
    expect(body()).toMatchObject({ response_format: { type: 'json_schema' } });
  });

  test.each([
    ['llama.cpp, a template without such a role', refused(500, errorBody({ message: 'Jinja Exception: Unexpected message role.' }))],
    ['vLLM and Gemma', refused(400, { object: 'error', message: 'System role not supported', type: 'BadRequestError', code: 400 })],
    ['Mistral in LM Studio', refused(400, { error: 'Only user and assistant roles are supported!' })],
  ])('%s: the rules are said by the user', async (_, reply) => {
    server.queue({ reply });
    expect(ending(await ask(as('http://127.0.0.1:8000/v1')))).toBe('done stop');
    expect(JSON.stringify(body().messages)).toMatch(/^\[\{"role":"user","content":"Summarize\./);
  });

  test('LiteLLM: an argument that the model behind it does not know is left out', async () => {
    server.queue({
      reply: refused(
        400,
        errorBody({ message: "litellm.UnsupportedParamsError: x does not support parameters: ['stream_options'], for model=x" }),
      ),
    });
    expect(ending(await ask(as('http://127.0.0.1:4000/v1')))).toBe('done stop');
    expect(body()).not.toHaveProperty('stream_options');
  });
});

describe('who is who', () => {
  test.each([
    ['sk-or-v1-0123', 'OpenRouter'],
    ['sk-ant-api03-0123', 'Anthropic'],
    ['gsk_0123', 'Groq'],
    ['AIzaSy0123', 'Gemini'],
    ['sk-proj-0123', 'OpenAI'],
    ['sk-0123456789', undefined],
    ['', undefined],
  ])('the key %s is of %s', (key, name) => expect(serverOfKey(key)?.name).toBe(name));

  test('an address belongs to a known server by its origin alone', () => {
    expect(serverAt('https://openrouter.ai/elsewhere')?.name).toBe('OpenRouter');
    expect(serverAt('https://api.openai.com/v1')?.providerId).toBe('openai');
    expect(serverAt('https://openrouter.ai.evil.example/api/v1')).toBeUndefined();
    expect(serverAt('nonsense')).toBeUndefined();
  });
});
