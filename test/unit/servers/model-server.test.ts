import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replies } from '@/test/servers/error-replies';
import { startModelServer, type ModelServer } from '@/test/servers/model-server';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'practice', stream: true, ...body }),
  });
const chat = { messages: [{ role: 'user', content: 'one two three' }] };

interface Event {
  type?: string;
  delta?: string;
  sequence_number?: number;
  usage?: object | null;
  response?: { status: string; usage: object | null; output: { content: { text: string }[] }[] };
  choices?: { delta: { content?: string; role?: string }; finish_reason: string | null }[];
}

const eventsOf = (text: string): Event[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('data: ') && line !== 'data: [DONE]')
    .map((line) => JSON.parse(line.slice(6)) as Event);

describe('chat completions', () => {
  test('role first, then the words, then the reason, then the usage if asked for, then [DONE]', async () => {
    server.setBehaviour({ answer: 'Hello big world.' });
    const text = await (await ask('/chat/completions', { ...chat, stream_options: { include_usage: true } })).text();
    const events = eventsOf(text);
    expect(events[0]?.choices?.[0]?.delta).toMatchObject({ role: 'assistant', content: '' });
    expect(events.map(({ choices }) => choices?.[0]?.delta.content ?? '').join('')).toBe('Hello big world.');
    expect(events.at(-2)?.choices?.[0]?.finish_reason).toBe('stop');
    expect(events.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 3, total_tokens: 6 } });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('no usage unless asked for', async () => {
    const events = eventsOf(await (await ask('/chat/completions', chat)).text());
    expect(events.some(({ usage }) => usage)).toBe(false);
  });
});

describe('responses', () => {
  test('events are named, numbered and end with the whole answer', async () => {
    server.setBehaviour({ answer: 'Hello big world.' });
    const text = await (await ask('/responses', { input: 'one two' })).text();
    const events = eventsOf(text);
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect([...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name)).toEqual(events.map(({ type }) => type));
    expect(events.at(-1)?.response).toMatchObject({ status: 'completed', usage: { input_tokens: 2, output_tokens: 3 } });
    expect(events.at(-1)?.response?.output[0]?.content[0]?.text).toBe('Hello big world.');
  });
});

test('behaviours come in the order they were queued, then the default again', async () => {
  server.queue({ reply: replies.serverError(503) }, { reply: replies.rateLimited({ retryAfter: 7 }) });
  const answers = [await ask('/responses', { input: 'x' }), await ask('/chat/completions', chat), await ask('/chat/completions', chat)];
  expect(answers.map(({ status }) => status)).toEqual([503, 429, 200]);
  expect(answers[1]?.headers.get('retry-after')).toBe('7');
  await Promise.all(answers.map((answer) => answer.text()));
});

test('the log has what was sent, and when the client went away', async () => {
  server.setBehaviour({ answer: 'one two three four', stall: { afterWords: 2 } });
  const stop = new AbortController();
  const response = await fetch(`${server.baseUrl}/chat/completions?x=1`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-1' },
    body: JSON.stringify({ model: 'practice', stream: true, ...chat }),
    signal: stop.signal,
  });
  await server.log.until(([entry]) => entry?.wordsSent === 2);
  stop.abort();
  await response.text().catch(() => '');
  await server.log.until(([entry]) => entry?.closedBy !== undefined);
  expect(server.log.posts[0]).toMatchObject({
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer sk-1' },
    body: { model: 'practice' },
    status: 200,
    closedBy: 'client',
    wordsSent: 2,
  });
});

test.each([
  ['end', ''],
  ['inside', ''],
  ['reset', 'TypeError'],
] as const)('a cut by %s after two words', async (how, error) => {
  server.setBehaviour({ answer: 'one two three four', cut: { afterWords: 2, how } });
  const response = await ask('/chat/completions', chat);
  const decoder = new TextDecoder();
  let text = '';
  let thrown = '';
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch (caught) {
    thrown = caught instanceof Error ? caught.name : String(caught);
  }
  expect(thrown).toBe(error);
  expect(text).toContain('" two"');
  expect(text).not.toContain('[DONE]');
});

test('keys, origins, unknown models, refused arguments and other paths are answered as the real ones do', async () => {
  server.setOptions({ key: 'sk-right', checkOrigin: true, strictModels: true, refuse: { max_tokens: 'max_completion_tokens' } });
  const key = { authorization: 'Bearer sk-right' };
  const answers = {
    noKey: await ask('/chat/completions', chat),
    wrongKey: await ask('/chat/completions', chat, { authorization: 'Bearer sk-wrong' }),
    origin: await ask('/chat/completions', chat, { ...key, origin: 'chrome-extension://abc' }),
    model: await ask('/chat/completions', { ...chat, model: 'none' }, key),
    argument: await ask('/chat/completions', { ...chat, max_tokens: 5 }, key),
    path: await ask('/v1/chat/completions', chat, key),
    right: await ask('/chat/completions', chat, key),
  };
  const status = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.status]));
  expect(status).toEqual({ noKey: 401, wrongKey: 401, origin: 403, model: 404, argument: 400, path: 404, right: 200 });
  expect(await answers.argument.json()).toMatchObject({ error: { param: 'max_tokens' } });
  await answers.right.text();
});

test('the practice answer says what it is and quotes the text it was sent', async () => {
  const text = await (
    await ask('/chat/completions', { messages: [{ role: 'user', content: '<text id="7">\nThe quick brown fox\n</text>' }] })
  ).text();
  const answer = eventsOf(text)
    .map(({ choices }) => choices?.[0]?.delta.content ?? '')
    .join('');
  expect(answer).toContain('No AI wrote this');
  expect(answer).toContain('> The quick brown fox');
});
