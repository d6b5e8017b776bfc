import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replies } from '@/test/servers/error-replies';
import { userText } from '@/test/servers/practice-answer';
import { startModelServer, type ModelServer, type ModelServerOptions } from '@/test/servers/model-server';
import { places, testConnection } from '@/utils/model/test-connection';
import type { TestReport } from '@/utils/schema/messages';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { Connection } from '@/utils/schema/settings';
import { effects, KEY } from './asking';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer({ key: KEY, strictModels: true });
});
afterEach(() => server.close());

const run = (connection: Partial<Connection> = {}, key = KEY, profile: Partial<EndpointProfile> = {}): Promise<TestReport> =>
  testConnection(
    { providerId: 'compatible', baseUrl: server.baseUrl, model: 'practice', keyHint: '', ...connection },
    key,
    effects(),
    profile,
  );
const prepare = (options: Partial<ModelServerOptions>) => server.setOptions(options);

describe('what works', () => {
  test.each(['compatible', 'openai'])(
    '%s: the list, one small streamed answer, and at a server of one’s own a long text',
    async (providerId) => {
      const report = await run({ providerId });
      expect(report).toEqual({ ok: true, took: expect.any(Number), models: ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.2-astra', 'practice'] });
      expect(server.log.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'GET /v1/models',
        `POST /v1/${providerId === 'openai' ? 'responses' : 'chat/completions'}`,
        `POST /v1/${providerId === 'openai' ? 'responses' : 'chat/completions'}`,
      ]);
      expect(server.log.posts[0]?.body).toMatchObject({ stream: true, model: 'practice' });
    },
  );

  test("without a choice the provider's fast model is tried", async () => {
    expect(await run({ providerId: 'openai', model: '' })).toMatchObject({ ok: true });
    expect(server.log.posts[0]?.body).toMatchObject({ model: 'gpt-6-luna' });
  });

  test('a bare list of models, or none at all', async () => {
    prepare({ modelList: 'array' });
    expect(await run()).toMatchObject({ ok: true, models: expect.arrayContaining(['practice']) });
    prepare({ modelList: replies.invalidUrl('GET', '/v1/models') });
    expect(await run()).toMatchObject({ ok: true, models: [] });
  });

  test('an answer that 16 tokens cut short is an answer', async () => {
    server.setBehaviour({ finish: 'length' });
    expect(await run()).toMatchObject({ ok: true });
  });
});

describe('what works, but not as it should', () => {
  const found = (rest: object) => ({ baseUrl: server.baseUrl, model: 'practice', ...rest });

  test.each(['compatible', 'openai'])('%s: an answer in one piece, until it is set so', async (providerId) => {
    server.setBehaviour({ inOnePiece: true });
    expect(await run({ providerId })).toMatchObject({ ok: true, findings: found({ inOnePiece: true }) });
    expect((await run({ providerId }, KEY, { streams: false })).findings).toBeUndefined();
    expect(server.log.posts.at(-1)?.body).toMatchObject({ stream: false });
  });

  test('long texts are cut without a word: what was read of what was sent, until it is reckoned with', async () => {
    server.setBehaviour({ reads: 4_096 });
    expect(await run()).toMatchObject({ ok: true, findings: found({ cutTo: { read: 4_096, sent: 6_144 } }) });
    expect((await run({}, KEY, { contextHint: 4_096 })).findings).toBeUndefined();
    expect((await run({}, KEY, { contextHint: 32_000 })).findings).toMatchObject({ cutTo: { read: 4_096, sent: 48_000 } });
  });

  test('a server that says that a text is too long does not cut it', async () => {
    server.queue({}, { reply: replies.contextExceeded() });
    expect(await run()).toEqual({ ok: true, took: expect.any(Number), models: expect.any(Array) });
  });

  test('two probes begin differently: what a server still holds of the last one it may not count', async () => {
    const connection = { providerId: 'compatible', baseUrl: server.baseUrl, model: 'practice', keyHint: '' };
    const beginnings: string[] = [];
    for (const random of [0.1, 0.7]) {
      await testConnection(connection, KEY, { ...effects(), random: () => random });
      beginnings.push(userText(server.log.posts.at(-1) ?? { body: undefined }).slice(0, 60));
    }
    expect(beginnings[0]).not.toBe(beginnings[1]);
  });
});

describe('what is wrong', () => {
  test('the key', async () => {
    expect(await run({}, 'sk-wrong-0123456789')).toMatchObject({ ok: false, failure: { code: 'key-refused', keyHint: '6789' } });
    expect(await run({}, '')).toMatchObject({ ok: false, failure: { code: 'no-key' } });
    server.log.clear();
    expect(await run({ providerId: 'openai' }, '')).toMatchObject({ ok: false, failure: { code: 'no-key' } });
  });

  test('the key is certainly another server’s: it is not shown to this one', async () => {
    const fetcher = vi.spyOn(globalThis, 'fetch');
    const report = await run({ baseUrl: 'https://api.groq.com/openai/v1' }, 'sk-ant-0123456789');
    expect(report).toMatchObject({
      ok: false,
      failure: { code: 'key-elsewhere', host: 'api.groq.com' },
      keyOwner: { providerId: 'compatible', name: 'Anthropic', url: 'https://api.anthropic.com/v1' },
    });
    expect(await run({ providerId: 'openai', baseUrl: '' }, 'gsk_0123456789')).toMatchObject({ keyOwner: { name: 'Groq' } });
    expect(fetcher).not.toHaveBeenCalled();
    fetcher.mockRestore();
  });

  test('the key looks like another server’s, and this one refused it', async () => {
    expect(await run({}, 'sk-proj-0123456789')).toMatchObject({
      failure: { code: 'key-refused' },
      keyOwner: { providerId: 'openai', name: 'OpenAI' },
    });
  });

  test('the credit', async () => {
    server.setBehaviour({ reply: replies.noCredit() });
    expect(await run()).toMatchObject({ ok: false, failure: { code: 'no-credit' } });
  });

  test('the model: with those that are called alike', async () => {
    expect(await run({ model: 'gpt-6-lunar' })).toMatchObject({
      ok: false,
      failure: { code: 'model-unknown', model: 'gpt-6-lunar' },
      suggestedModels: ['gpt-6-luna'],
    });
  });

  test('the model, and none is called alike: with what there is', async () => {
    expect(await run({ model: 'xyzzy' })).toMatchObject({ suggestedModels: ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.2-astra', 'practice'] });
  });

  test('plain http to a stranger: with the same over https', async () => {
    expect(await run({ baseUrl: 'http://example.com/v1' })).toMatchObject({
      failure: { code: 'insecure-address' },
      suggestedBaseUrl: 'https://example.com/v1',
    });
  });

  test('no model is chosen: with those that there are', async () => {
    const report = await run({ model: '' });
    expect(report).toMatchObject({ ok: false, failure: { code: 'no-model' } });
    expect(report.models).toContain('practice');
    expect(server.log.posts).toEqual([]);
  });

  test('no model is chosen and the key is wrong: the key is said first', async () => {
    expect(await run({ model: '' }, 'sk-wrong-0123456789')).toMatchObject({ failure: { code: 'key-refused' } });
  });

  test.each([
    ['without /v1', ''],
    ['with a double /v1', '/v1/v1'],
    ['with another path', '/v2'],
  ])('the base URL %s: with the one that works', async (_, path) => {
    const report = await run({ baseUrl: `${server.url}${path}` });
    expect(report).toMatchObject({ ok: false, failure: { code: 'not-an-api' }, suggestedBaseUrl: server.baseUrl });
  });

  test('the base URL of LM Studio, which says so with status 200', async () => {
    prepare({ elsewhere: { status: 200, body: { error: 'Unexpected endpoint or method. (POST /chat/completions)' } } });
    expect(await run({ baseUrl: server.url })).toMatchObject({ failure: { code: 'not-an-api' }, suggestedBaseUrl: server.baseUrl });
    prepare({ basePath: '/api/v1' });
    expect(await run({ baseUrl: server.url })).toMatchObject({ suggestedBaseUrl: `${server.url}/api/v1` });
  });

  test('the base URL, without a model chosen', async () => {
    expect(await run({ baseUrl: server.url, model: '' })).toMatchObject({
      failure: { code: 'not-an-api' },
      suggestedBaseUrl: server.baseUrl,
    });
  });

  test('the base URL of a site that answers pages for everything', async () => {
    prepare({ basePath: '/api/v1', elsewhere: replies.page() });
    expect(await run()).toMatchObject({ failure: { code: 'not-an-api' }, suggestedBaseUrl: `${server.url}/api/v1` });
    prepare({ basePath: '/nowhere' });
    const report = await run();
    expect(report.failure?.code).toBe('not-an-api');
    expect(report.suggestedBaseUrl).toBeUndefined();
  });

  test('a local server that lets no extension in', async () => {
    prepare({ modelList: replies.originRefused() });
    server.setBehaviour({ reply: replies.originRefused() });
    expect(await run()).toMatchObject({ failure: { code: 'origin-refused' } });
  });

  test('an answer that is never finished', async () => {
    server.setBehaviour({ cut: { afterWords: 1, how: 'end' } });
    expect(await run()).toMatchObject({ ok: false, failure: { code: 'cut' } });
  });

  test('nobody there, and addresses that are never called', async () => {
    expect(await run({ baseUrl: 'http://127.0.0.1:9/v1' })).toMatchObject({ failure: { code: 'unreachable', host: '127.0.0.1:9' } });
    expect(await run({ baseUrl: 'http://example.com/v1' })).toMatchObject({ failure: { code: 'insecure-address' } });
    expect(await run({ baseUrl: 'not an address' })).toMatchObject({ failure: { code: 'bad-address' } });
    expect(await run({ providerId: 'on-device', baseUrl: server.baseUrl })).toMatchObject({ ok: false });
    expect(server.log.requests).toEqual([]);
  });
});

test('a local server that is down: with another one that is up, which sees no key', async () => {
  const asked: { url: string; key: string | null }[] = [];
  const fetcher: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    asked.push({ url, key: new Headers(init?.headers).get('authorization') });
    if (url.startsWith('http://127.0.0.1:1234/')) return Promise.resolve(Response.json({ data: [{ id: 'llama' }] }));
    if (url.startsWith('http://127.0.0.1:8080/')) return Promise.resolve(new Response('', { status: 403 }));
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  const connection = { providerId: 'local', baseUrl: '', model: 'llama', keyHint: '' };
  const report = await testConnection(connection, KEY, effects({ fetch: fetcher }));
  expect(report).toMatchObject({ failure: { code: 'unreachable', host: '127.0.0.1:11434' }, suggestedBaseUrl: 'http://127.0.0.1:1234/v1' });
  expect(asked.filter(({ key }) => key !== null).every(({ url }) => url.startsWith('http://127.0.0.1:11434/'))).toBe(true);
  expect(asked.some(({ url }) => url === 'http://127.0.0.1:8080/v1/models')).toBe(true);
});

test('the key is asked about at its own server alone', async () => {
  for (const place of places('https://example.com/x/v1/v1')) expect(new URL(place).origin).toBe('https://example.com');
  expect(places('https://example.com/x/v1/v1').slice(0, 2)).toEqual(['https://example.com/x/v1', 'https://example.com/x/api/v1']);
  expect(places('https://example.com/v1')).not.toContain('https://example.com/v1');
});
