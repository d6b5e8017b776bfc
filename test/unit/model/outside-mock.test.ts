import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { streamForm } from '@/utils/model/stream-form';
import { streamTools, type Tool } from '@/utils/model/stream-tools';
import { testConnection } from '@/utils/model/test-connection';
import type { Endpoint } from '@/utils/model/endpoint';
import type { StreamEvent } from '@/utils/schema/model';
import { ApiDescription } from '../published-api/api-description';
import { ask, effects, ending, endpointOf, KEY, request, said } from './asking';

/** Somebody else's idea of the API, so that our client and our server are not only each other's mirror. */
const mock = new LLMock({ port: 0, logLevel: 'silent' });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
/** OpenAI's published description, if its path is given: all that is sent to the mock is checked by it. (The mock's own journal is rewritten.) */
const description = process.env.OPENAI_API_DESCRIPTION;
const api = description ? new ApiDescription(description) : undefined;
const sent: { url: string; body: unknown }[] = [];
const noting: typeof fetch = (input, init) => {
  const url = input instanceof Request ? input.url : input.toString();
  if (typeof init?.body === 'string') sent.push({ url, body: JSON.parse(init.body) as unknown });
  return fetch(input, init);
};
afterEach(() => {
  mock.reset();
  const faults = sent.splice(0).map(({ url, body }) => {
    const schema = url.endsWith('/responses') ? 'CreateResponse' : 'CreateChatCompletionRequest';
    return api?.faults(schema, body) ?? [];
  });
  expect(faults.flat()).toEqual([]);
});

describe.each(['chat', 'responses'] as const)('%s', (protocol) => {
  const endpoint = (): Endpoint => endpointOf(`${mock.url}/v1`, protocol);
  const using = () => effects({ fetch: noting });

  test('a whole answer with usage', async () => {
    mock.onMessage(/One two/, {
      content: 'Grüße, 世界: a **whole** answer.',
      usage: protocol === 'chat' ? { prompt_tokens: 7, completion_tokens: 9 } : { input_tokens: 7, output_tokens: 9 },
    });
    const events = await ask(endpoint(), {}, using());
    expect(said(events, 'text')).toBe('Grüße, 世界: a **whole** answer.');
    expect(ending(events)).toBe('done stop');
    expect(events).toContainEqual({ type: 'usage', usage: expect.objectContaining({ input: 7, output: 9 }) });
    expect(mock.getRequests()).toHaveLength(1);
  });

  test('reasoning apart from the text', async () => {
    mock.onMessage(/One two/, { content: 'Answer.', reasoning: 'Thinking it over.' });
    const events = await ask(endpoint(), {}, using());
    expect(said(events, 'reasoning')).toBe('Thinking it over.');
    expect(said(events, 'text')).toBe('Answer.');
  });

  test('the limit of length', async () => {
    mock.onMessage(/One two/, { content: 'Half', finishReason: 'length' });
    expect(ending(await ask(endpoint(), {}, using()))).toBe('done length');
  });

  test.each([
    [401, { message: 'Incorrect API key provided', code: 'invalid_api_key' }, 'key-refused'],
    [404, { message: 'The model `x` does not exist', code: 'model_not_found' }, 'model-unknown'],
    [429, { message: 'You exceeded your current quota', code: 'insufficient_quota' }, 'no-credit'],
    [400, { message: 'maximum context length is 8192 tokens', code: 'context_length_exceeded' }, 'context-exceeded'],
  ])('status %i', async (status, error, code) => {
    mock.onMessage(/One two/, { error, status });
    expect(ending(await ask(endpoint(), {}, using()))).toBe(`error ${code}`);
  });

  test('a server error passes', async () => {
    mock.onMessage(/One two/, { content: 'Then it worked.' });
    mock.nextRequestError(503, { message: 'overloaded' });
    const events = await ask(endpoint(), {}, using());
    expect(events.filter(({ type }) => type === 'wait')).toHaveLength(1);
    expect(said(events, 'text')).toBe('Then it worked.');
  });

  test.each([
    ['disconnects', { disconnectRate: 1 }],
    ['drops', { dropRate: 1 }],
    ['sends what is no JSON', { malformedRate: 1 }],
  ])('a server that %s is never taken for done', async (_, chaos) => {
    mock.onMessage(/One two/, { content: 'word '.repeat(50) });
    mock.setChaos(chaos);
    const limits = { headers: 800, localHeaders: 800, thinking: 800, silence: 500 };
    const events = await ask(endpoint(), {}, effects({ limits, fetch: noting }));
    mock.clearChaos();
    expect(ending(events)).toMatch(/^error /);
  });

  test('tools: called, answered, gone on with', async () => {
    const tool: Tool<{ city: string }> = {
      name: 'weather',
      description: 'Weather of a city',
      schema: z.object({ city: z.string() }),
      run: ({ city }) => Promise.resolve(`Rain in ${city}`),
    };
    mock.on(
      { hasToolResult: false },
      {
        toolCalls: [
          { name: 'weather', arguments: '{"city":"Bern"}' },
          { name: 'weather', arguments: '{"city":"Köln"}' },
        ],
      },
    );
    mock.on({ hasToolResult: true, toolResultContains: 'Rain in Köln' }, { content: 'Take an umbrella.' });
    const events: StreamEvent[] = [];
    for await (const event of streamTools([tool], request, endpoint(), using())) events.push(event);
    expect(said(events, 'text')).toBe('Take an umbrella.');
    expect(ending(events)).toBe('done stop');
  });

  test('an answer in a form', async () => {
    mock.onMessage(/One two/, { content: '{"title":"Ä \\"quoted\\" one","count":3}' });
    const form = { name: 'title', description: 'A title', schema: z.object({ title: z.string(), count: z.number() }) };
    const events = [];
    for await (const event of streamForm(form, request, endpoint(), using())) events.push(event);
    expect(events.at(-1)).toEqual({ type: 'value', value: { title: 'Ä "quoted" one', count: 3 } });
  });

  test('test connection', async () => {
    mock.onMessage(/OK/, { content: 'OK' });
    const connection = { providerId: endpoint().providerId, baseUrl: mock.url, model: 'gpt-4o', keyHint: '' };
    expect(await testConnection({ ...connection, baseUrl: `${mock.url}/v1` }, KEY, using())).toMatchObject({ ok: true });
  });
});
