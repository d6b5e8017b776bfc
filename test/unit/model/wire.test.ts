import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from '@/test/servers/behaviour';
import { replies } from '@/test/servers/error-replies';
import { startModelServer } from '@/test/servers/model-server';
import type { ModelEffects } from '@/utils/model/endpoint';
import { streamModel } from '@/utils/model/stream-model';
import { ask, effects, ending, endpointOf, request, said } from './asking';
import { modelServer } from './model-server';

const answer = 'One two three four five.';
const server = await modelServer({ answer });

/** Limits that a test can wait for. Only the one that is meant: on a busy machine another one would pass as well. */
function limitsFor({ stall, headersAfter, lingers }: Behaviour): NonNullable<ModelEffects['limits']> {
  if (headersAfter) return { headers: 800, localHeaders: 800 };
  if (lingers) return { afterEnd: 150, drain: 100 };
  if (!stall) return {};
  return { comments: 300, ...(stall.afterWords > 0 ? { silence: 500 } : { thinking: 800 }) };
}

const swap = (from: string | RegExp, to: string) => (event: string) => event.replaceAll(from, to);

describe.each(['chat', 'responses'] as const)('%s', (protocol) => {
  const put = (behaviour: Behaviour) => {
    server.setBehaviour({ answer, ...behaviour });
    return ask(endpointOf(server.baseUrl, protocol), {}, effects({ limits: limitsFor(behaviour) }));
  };

  test('a whole answer: start, text, usage, done; one request with the key and nothing that samples', async () => {
    const events = await put({ model: 'practice-2026-11-01' });
    expect(said(events, 'text')).toBe(answer);
    expect(events.map(({ type }) => type)).toEqual(['start', 'text', 'usage', 'done']);
    expect(events[0]).toMatchObject({ type: 'start', model: 'practice-2026-11-01', requestId: expect.stringMatching(/^req_/) });
    expect(events.at(-2)).toEqual({
      type: 'usage',
      usage: { input: 3, output: 5, cached: 0, cacheWrite: 0, reasoning: 0, serviceTier: 'default' },
    });
    expect(ending(events)).toBe('done stop');
    const [sent, ...more] = server.log.posts;
    expect(more).toEqual([]);
    expect(sent?.headers.authorization).toMatch(/^Bearer sk-test/);
    expect(sent?.headers).not.toHaveProperty('cookie');
    expect(sent?.headers).not.toHaveProperty('referer');
    expect(Object.keys(sent?.body as object).sort()).toEqual(
      protocol === 'chat' ? ['messages', 'model', 'stream', 'stream_options'] : ['input', 'instructions', 'model', 'store', 'stream'],
    );
    expect(sent).toMatchObject({ closedBy: 'server', body: protocol === 'chat' ? {} : { store: false } });
  });

  test.each<[string, Behaviour]>([
    ['CRLF', { frame: swap('\n', '\r\n') }],
    ['CR alone', { frame: swap('\n', '\r') }],
    ['no space after "data:"', { frame: swap(/^(data|event): /gm, '$1:') }],
    [
      'a byte order mark',
      { frame: (event) => (/"role":"assistant","content":""|"sequence_number":0,/.test(event) ? `\uFEFF${event}` : event) },
    ],
    ['comments', { frame: (event) => `: OPENROUTER PROCESSING\n\n${event}` }],
    ['id, event and retry fields', { frame: (event) => event.replaceAll(/^data/gm, 'id: 7\nretry: 10\ndata') }],
    ['keep-alives that are no JSON', { frame: (event) => `data: ping\n\n${event}data: \n\n` }],
    ['one line end between events', { frame: (event) => event.replaceAll(/^event: .*\n/gm, '').replaceAll('\n\n', '\n') }],
    ['no [DONE]', { frame: swap('data: [DONE]\n\n', '') }],
    ['no line end at the end', { frame: (event) => (event.includes('[DONE]') || event.includes('.completed') ? event.trimEnd() : event) }],
    ['no content type', { headers: { 'content-type': 'application/octet-stream' } }],
    [
      'pretty-printed events',
      {
        frame: (event) =>
          event.replaceAll(
            /^data: (\{.*)$/gm,
            (_, json: string) => `data: ${JSON.stringify(JSON.parse(json), null, 1).replaceAll('\n', '\ndata: ')}`,
          ),
      },
    ],
  ])('%s makes no difference', async (_, behaviour) => {
    const events = await put(behaviour);
    expect(said(events, 'text')).toBe(answer);
    expect(ending(events)).toBe('done stop');
  });

  test.each<[string, Behaviour, string]>([
    ['ends as if all were well', { cut: { afterWords: 3, how: 'end' } }, 'error cut'],
    ['ends inside an event', { cut: { afterWords: 3, how: 'inside' } }, 'error cut'],
    ['breaks off', { cut: { afterWords: 3, how: 'reset' } }, 'error cut'],
    ['goes quiet', { stall: { afterWords: 3 } }, 'error stalled'],
    ['goes quiet but for comments', { stall: { afterWords: 3, comments: 30 } }, 'error stalled'],
    ['is garbled, then ends', { garble: { afterWords: 3, last: true } }, 'error garbled'],
    ['is garbled, then goes on', { garble: { afterWords: 3 } }, 'error garbled'],
    ['has an error in it', { errorInStream: { afterWords: 3, code: 'server_error', message: 'Something broke' } }, 'error server-trouble'],
    [
      'has a rate limit in it',
      { errorInStream: { afterWords: 3, code: 'rate_limit_exceeded', message: 'Slow down' } },
      'error rate-limited',
    ],
    ['is refused by a filter in it', { errorInStream: { afterWords: 3, code: 'content_filter', message: 'No' } }, 'error content-policy'],
  ])('an answer that %s keeps its text, is never done and never asked for again', async (_, behaviour, end) => {
    const events = await put(behaviour);
    expect(said(events, 'text')).toBe('One two three');
    expect(ending(events)).toBe(end);
    expect(server.log.posts).toHaveLength(1);
  });

  test.each<[string, Behaviour, string, number]>([
    ['ends before the first word', { cut: { afterWords: 0, how: 'end' } }, 'error cut', 2],
    ['breaks off before the first word', { cut: { afterWords: 0, how: 'reset' } }, 'error cut', 2],
    ['goes quiet before the first word', { stall: { afterWords: 0 } }, 'error stalled', 2],
    ['never sends headers', { headersAfter: 5_000 }, 'error no-answer', 2],
    ['is a page with status 200', { reply: replies.page() }, 'error not-an-api', 1],
    ['is an error with status 200', { reply: replies.errorWith200() }, 'error server-trouble', 4],
    ['is some other JSON', { reply: { status: 200, body: { hello: 'world' } } }, 'error not-an-api', 1],
    ['is a page under the wrong type', { raw: ['<!doctype html><title>Sign in</title>'] }, 'error not-an-api', 1],
    ['is an error under the wrong type', { raw: ['{"error":{"message":"Model is loading"}}'] }, 'error server-trouble', 4],
    ['is empty', { raw: [] }, 'error cut', 2],
  ])('an answer that %s is a failure of its own', async (_, behaviour, end, requests) => {
    const events = await put(behaviour);
    expect(said(events, 'text')).toBe('');
    expect(ending(events)).toBe(end);
    expect(server.log.posts).toHaveLength(requests);
  });

  test.each<[string, Behaviour, string, string]>([
    ['length', { finish: 'length' }, answer, 'done length'],
    ['a filter', { finish: 'content_filter' }, answer, 'done filter'],
    ['a refusal', { refusal: 'I will not.' }, '', 'done refusal'],
  ])('the end by %s is told', async (_, behaviour, text, end) => {
    const events = await put(behaviour);
    expect(said(events, 'text')).toBe(text);
    expect(said(events, 'refusal')).toBe(behaviour.refusal ?? '');
    expect(ending(events)).toBe(end);
  });

  test('reasoning is apart from the text', async () => {
    const events = await put({ reasoning: 'Let me see.' });
    expect(said(events, 'reasoning')).toBe('Let me see.');
    expect(said(events, 'text')).toBe(answer);
  });

  test('an answer in one piece from a server that does not stream', async () => {
    const whole: Behaviour =
      protocol === 'chat'
        ? {
            raw: [
              JSON.stringify({
                id: 'x',
                model: 'm',
                choices: [{ index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' }],
                usage: { prompt_tokens: 1, completion_tokens: 2 },
              }),
            ],
          }
        : {
            raw: [
              JSON.stringify({
                id: 'x',
                object: 'response',
                status: 'completed',
                model: 'm',
                output: [{ type: 'message', content: [{ type: 'output_text', text: answer }] }],
                usage: { input_tokens: 1, output_tokens: 2 },
              }),
            ],
          };
    const events = await put({ ...whole, headers: { 'content-type': 'application/json' } });
    expect(events.map(({ type }) => type)).toEqual(['start', 'text', 'usage', 'done']);
    expect(said(events, 'text')).toBe(answer);
  });

  test('a compressed answer; cut in the middle it is a failure', async () => {
    const { baseUrl } = server;
    const path = protocol === 'chat' ? 'chat/completions' : 'responses';
    const plain = await startModelServer({ behaviour: { answer: 'word '.repeat(3_000) } });
    const body = JSON.stringify({ model: 'm', stream: true, messages: [], input: 'x' });
    const events = await (await fetch(`${plain.baseUrl}/${path}`, { method: 'POST', body })).text();
    await plain.close();
    const packed = gzipSync(events);
    const headers = { 'content-encoding': 'gzip' };
    server.setBehaviour({ raw: [packed], headers });
    const whole = await ask(endpointOf(baseUrl, protocol));
    expect(said(whole, 'text').trim().split(' ')).toHaveLength(3_000);
    expect(ending(whole)).toBe('done stop');
    server.setBehaviour({ raw: [packed.subarray(0, packed.length / 2)], headers });
    expect(ending(await ask(endpointOf(baseUrl, protocol)))).toBe('error cut');
  });

  test('asked for a whole answer, a server has as long as for thinking before it says anything', async () => {
    server.setBehaviour({ answer, headersAfter: 300 });
    const limits = { headers: 100, localHeaders: 100 };
    const endpoint = { ...endpointOf(server.baseUrl, protocol), profile: { streams: false } };
    const events = await ask(endpoint, {}, effects({ limits }));
    expect(said(events, 'text')).toBe(answer);
    expect(ending(events)).toBe('done stop');
    expect(server.log.posts[0]?.body).toMatchObject({ stream: false });
  });

  test.each<[string, Behaviour]>([
    ['after the last event', { lingers: true }],
    ['after the mark of the end, without [DONE]', { lingers: true, frame: swap('data: [DONE]\n\n', '') }],
  ])('a server that keeps the connection open %s does not make a failure of it', async (_, behaviour) => {
    const events = await put(behaviour);
    expect(said(events, 'text')).toBe(answer);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['usage', 'done']);
  });

  test('after the last event nothing more is waited for', async () => {
    server.setBehaviour({ answer, lingers: true });
    const limits = { drain: 100, afterEnd: 3_600_000, silence: 3_600_000 };
    expect(ending(await ask(endpointOf(server.baseUrl, protocol), {}, effects({ limits })))).toBe('done stop');
  });

  test('an abort ends it without a word and closes the connection', async () => {
    server.setBehaviour({ answer, stall: { afterWords: 3 } });
    const stop = new AbortController();
    void server.log.until(([entry]) => entry?.wordsSent === 3).then(() => stop.abort());
    const events = await ask(endpointOf(server.baseUrl, protocol), {}, effects({ signal: stop.signal }));
    await server.log.until(([entry]) => entry?.closedAt !== undefined);
    expect(events.every(({ type }) => type === 'start' || type === 'text')).toBe(true);
    expect(server.log.posts[0]?.closedBy).toBe('client');
  });

  test('whoever stops reading closes the connection', async () => {
    server.setBehaviour({ answer, stall: { afterWords: 3 } });
    for await (const event of streamModel(request, endpointOf(server.baseUrl, protocol), effects())) if (event.type === 'text') break;
    await server.log.until(([entry]) => entry?.closedAt !== undefined);
    expect(server.log.posts[0]?.closedBy).toBe('client');
  });
});
