import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Behaviour } from '@/test/servers/behaviour';
import { replies } from '@/test/servers/error-replies';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';
import type { ModelRequest } from '@/utils/schema/model';
import { streamModel } from '@/utils/model/stream-model';
import { ApiDescription } from './api-description';

/** Path of OpenAI's openapi.json; it is not part of this project. */
const path = process.env.OPENAI_API_DESCRIPTION;

const schema = { type: 'object', properties: { words: { type: 'string' } }, required: ['words'], additionalProperties: false };
const tools = [{ name: 'find', description: 'Finds words', schema }];
const base: ModelRequest = {
  model: 'gpt-6-luna',
  instructions: 'Summarize.',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'One two.' }] }],
};
const REQUESTS: [string, ModelRequest][] = [
  ['plain', base],
  ['limited', { ...base, maxOutputTokens: 100 }],
  ['with tools', { ...base, tools }],
  ['in a form', { ...base, format: tools[0] }],
  [
    'with a picture and a file',
    {
      ...base,
      turns: [
        {
          role: 'user',
          parts: [
            { type: 'text', text: 'See' },
            { type: 'image', mediaType: 'image/png', base64: 'AA==' },
            { type: 'file', name: 'a.pdf', mediaType: 'application/pdf', base64: 'AA==' },
          ],
        },
      ],
    },
  ],
  [
    'a conversation with calls',
    {
      ...base,
      turns: [
        ...base.turns,
        { role: 'assistant', text: 'Looking.', calls: [{ id: 'call_1', name: 'find', arguments: '{}' }] },
        { role: 'tool', callId: 'call_1', text: 'found' },
        { role: 'assistant', text: 'Done.' },
        ...base.turns,
      ],
    },
  ],
];
const ANSWERS: [string, Behaviour][] = [
  ['text', { answer: 'One two three.' }],
  ['reasoning', { answer: 'One.', reasoning: 'Hm.' }],
  ['a refusal', { refusal: 'No.' }],
  [
    'calls',
    {
      calls: [
        { name: 'find', arguments: '{"words":"x"}' },
        { name: 'find', arguments: '{}' },
      ],
    },
  ],
  ['cut at the limit', { answer: 'One two', finish: 'length' }],
  ['filtered', { answer: 'One two', finish: 'content_filter' }],
];

test.skipIf(path)('without OPENAI_API_DESCRIPTION nothing is checked against the published description', () =>
  expect(path).toBeUndefined(),
);

describe.skipIf(!path).each([
  ['openai', '/responses', 'CreateResponse', 'ResponseStreamEvent', 'Response'],
  ['compatible', '/chat/completions', 'CreateChatCompletionRequest', 'CreateChatCompletionStreamResponse', 'CreateChatCompletionResponse'],
] as const)('%s', (providerId, route, requestSchema, eventSchema, answerSchema) => {
  let api: ApiDescription;
  let server: ModelServer;
  beforeAll(async () => {
    api = new ApiDescription(path ?? '');
    server = await startModelServer();
  });
  afterAll(() => server.close());
  beforeEach(() => server.log.clear());

  test.each(REQUESTS)('our request: %s', async (_, request) => {
    const effects = { signal: new AbortController().signal, now: () => 0, random: () => 0, wait: () => Promise.resolve() };
    const events = [];
    for await (const event of streamModel(request, { providerId, baseUrl: server.baseUrl, key: 'sk-0123456789' }, effects))
      events.push(event);
    expect(events.at(-1)?.type).toBe('done');
    expect(api.faults(requestSchema, server.log.posts[0]?.body)).toEqual([]);
  });

  test('a wrong request is found out', () => {
    expect(api.faults(requestSchema, { model: 5 })).not.toEqual([]);
    expect(api.faults(requestSchema, { model: 'm', messages: [{ role: 'user', content: 'x' }], input: 'x', surprise: 1 })).toContain(
      '/surprise is not declared',
    );
  });

  const ask = (stream: boolean) =>
    fetch(`${server.baseUrl}${route}`, {
      method: 'POST',
      body: JSON.stringify({
        model: 'gpt-6-luna',
        stream,
        stream_options: { include_usage: true },
        messages: base.turns,
        input: 'One two.',
      }),
    });

  test.each(ANSWERS)("our server's events: %s", async (_, behaviour) => {
    server.setBehaviour(behaviour);
    const text = await (await ask(true)).text();
    const events = [...text.matchAll(/^data: (\{.*)$/gm)].map(([, json = '']): unknown => JSON.parse(json));
    expect(events.length).toBeGreaterThan(2);
    const faults = events.flatMap((event) => api.faults(eventSchema, event));
    // DeepSeek's field: OpenAI shows no reasoning over chat.
    expect(faults.filter((fault) => !fault.endsWith('reasoning_content is not declared'))).toEqual([]);
  });

  test.each(ANSWERS)("our server's answer in one piece: %s", async (_, behaviour) => {
    server.setBehaviour(behaviour);
    expect(api.faults(answerSchema, await (await ask(false)).json())).toEqual([]);
  });

  test('errors and the list of models', async () => {
    expect(api.faults('ErrorResponse', replies.keyRefused().body)).toEqual([]);
    expect(api.faults('ListModelsResponse', await (await fetch(`${server.baseUrl}/models`)).json())).toEqual([]);
  });
});
