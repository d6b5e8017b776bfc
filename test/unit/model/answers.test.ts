import { describe, expect, test } from 'vitest';
import type { AnswerReader } from '@/utils/model/answer-reader';
import { chatProtocol } from '@/utils/model/chat-protocol';
import { responsesProtocol } from '@/utils/model/responses-protocol';
import type { StreamEvent } from '@/utils/schema/model';
import { endpointOf, said } from './asking';

const context = { endpoint: endpointOf('https://example.com/v1', 'chat'), model: 'm', requestId: '' };
const run = (reader: AnswerReader, chunks: readonly object[]): StreamEvent[] => [
  ...chunks.flatMap((chunk) => reader.read({ ...chunk })),
  ...reader.mark(),
  ...reader.close(),
];
const chat = (...chunks: object[]) => run(chatProtocol.reader(context), chunks);
const delta = (fields: object, finish: string | null = null) => ({ choices: [{ index: 0, delta: fields, finish_reason: finish }] });
const calls = (...entries: object[]) => delta({ tool_calls: entries });
const end = delta({}, 'tool_calls');
const tools = (events: readonly StreamEvent[]) =>
  events.reduce<Record<string, string>>((all, event) => {
    if (event.type !== 'tool') return all;
    const key = `${event.index} ${event.id} ${event.name}`;
    return { ...all, [key]: (all[key] ?? '') + event.arguments };
  }, {});

describe('chat, with the liberties that servers take', () => {
  test('no role, no index, no choices, empty choices, usage at the side', () => {
    const events = chat(
      { id: 'c1' },
      { choices: [] },
      { choices: [{ delta: { content: 'Hi' } }] },
      { choices: [{ finish_reason: 'stop' }] },
      { x_groq: { usage: { prompt_tokens: 3, completion_tokens: 1 } } },
    );
    expect(events).toEqual([
      { type: 'start', model: 'm', requestId: 'c1' },
      { type: 'text', text: 'Hi' },
      { type: 'usage', usage: { input: 3, output: 1 } },
      { type: 'done', reason: 'stop' },
    ]);
  });

  test('cached tokens as DeepSeek and as OpenAI tell them', () => {
    const usage = (told: object) => chat(delta({ content: 'x' }, 'stop'), { usage: told }).find(({ type }) => type === 'usage');
    expect(usage({ prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 4 })).toMatchObject({ usage: { cached: 4 } });
    expect(
      usage({ prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 5, cache_write_tokens: 2 } }),
    ).toMatchObject({ usage: { cached: 5, cacheWrite: 2 } });
  });

  test('reasoning in either field, in tags, or in parts is no text', () => {
    const events = chat(
      delta({ reasoning_content: 'a' }),
      delta({ reasoning: 'b' }),
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'c' }] }] }),
      delta({ content: '<think>d' }),
      delta({ content: '</think>Hello' }),
      delta({ content: [{ type: 'text', text: '!' }] }, 'stop'),
    );
    expect(said(events, 'reasoning')).toBe('abcd');
    expect(said(events, 'text')).toBe('Hello!');
  });

  test('text that waited for a tag is not lost at the end, nor at a cut', () => {
    expect(said(chat(delta({ content: '<th' }, 'stop')), 'text')).toBe('<th');
    expect(said(chat(delta({ content: '<th' })), 'text')).toBe('<th');
  });

  test.each([
    ['stop', 'done stop'],
    ['end_turn', 'done stop'],
    ['STOP', 'done stop'],
    ['max_tokens', 'done length'],
    ['content_filter', 'done filter'],
    ['abort', 'error cut'],
    ['error', 'error server-trouble'],
    ['insufficient_system_resource', 'error server-trouble'],
  ])('finish_reason %s is %s', (reason, expected) => {
    const last = chat(delta({ content: 'x' }, reason)).at(-1);
    expect(last?.type === 'done' ? `done ${last.reason}` : last?.type === 'error' ? `error ${last.failure.code}` : '').toBe(expected);
  });

  test('[DONE] alone is no proof of a whole answer', () => {
    expect(chat(delta({ content: 'half' })).some(({ type }) => type === 'done')).toBe(false);
  });

  test('an error of OpenRouter has its status as code', () => {
    const events = chat(delta({ content: 'x' }), { error: { code: 502, message: 'Provider disconnected' }, ...delta({}, 'error') });
    expect(events.at(-1)).toMatchObject({ type: 'error', failure: { code: 'server-trouble', status: 502 } });
  });

  test('after an error there is nothing more', () => {
    const events = chat({ error: { message: 'x' } }, delta({ content: 'more' }, 'stop'));
    expect(events.map(({ type }) => type)).toEqual(['start', 'error']);
  });
});

describe('tool calls over chat', () => {
  test.each<[string, object[], Record<string, string>]>([
    [
      'as OpenAI sends two at once',
      [
        calls({ index: 0, id: 'a', function: { name: 'f', arguments: '' } }),
        calls({ index: 1, id: 'b', function: { name: 'g', arguments: '{' } }),
        calls({ index: 0, function: { arguments: '{"x":' } }, { index: 1, function: { arguments: '}' } }),
        calls({ index: 0, function: { arguments: '1}' } }),
      ],
      { '0 a f': '{"x":1}', '1 b g': '{}' },
    ],
    [
      'without index',
      [calls({ id: 'a', function: { name: 'f', arguments: '{}' } }), calls({ id: 'b', function: { name: 'g', arguments: '[]' } })],
      { '0 a f': '{}', '1 b g': '[]' },
    ],
    [
      'without id',
      [calls({ index: 0, function: { name: 'f', arguments: '{' } }), calls({ index: 0, function: { arguments: '}' } })],
      { '0 call_1 f': '{}' },
    ],
    [
      'without either',
      [calls({ function: { name: 'f', arguments: '{' } }), calls({ function: { arguments: '}' } })],
      { '0 call_1 f': '{}' },
    ],
    [
      'all with index 0',
      [
        calls({ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }),
        calls({ index: 0, id: 'b', function: { name: 'f', arguments: '{}' } }),
      ],
      { '0 a f': '{}', '1 b f': '{}' },
    ],
    [
      'with the arguments as an object',
      [calls({ index: 0, id: 'a', function: { name: 'f', arguments: { x: 1 } } })],
      { '0 a f': '{"x":1}' },
    ],
    [
      'the id repeated in every piece',
      [calls({ index: 0, id: 'a', function: { name: 'f', arguments: '{' } }), calls({ index: 0, id: 'a', function: { arguments: '}' } })],
      { '0 a f': '{}' },
    ],
  ])('%s', (_, chunks, expected) => {
    const events = chat(...chunks, end);
    expect(tools(events)).toEqual(expected);
    expect(events.at(-1)).toEqual({ type: 'done', reason: 'tools' });
  });
});

describe('responses', () => {
  const events = (...chunks: object[]) => run(responsesProtocol.reader(context), chunks);
  const call = (fields: object) => ({ type: 'function_call', id: 'fc', call_id: 'c', name: 'f', arguments: '', ...fields });

  test('tool calls, streamed or only whole', () => {
    const done = { type: 'response.completed', response: { status: 'completed', output: [] } };
    const streamed = events(
      { type: 'response.output_item.added', output_index: 1, item: call({}) },
      { type: 'response.function_call_arguments.delta', item_id: 'fc', delta: '{"x":' },
      { type: 'response.function_call_arguments.delta', item_id: 'fc', delta: '1}' },
      { type: 'response.output_item.done', output_index: 1, item: call({ arguments: '{"x":1}' }) },
      done,
    );
    const late = events(
      { type: 'response.output_item.added', item: call({}) },
      { type: 'response.output_item.done', item: call({ arguments: '{"x":1}' }) },
      done,
    );
    const only = events({ type: 'response.completed', response: { status: 'completed', output: [call({ arguments: '{"x":1}' })] } });
    for (const found of [streamed, late, only]) {
      expect(tools(found)).toEqual({ '0 c f': '{"x":1}' });
      expect(found.at(-1)).toEqual({ type: 'done', reason: 'tools' });
    }
  });

  test.each<[string, object, string]>([
    ['failed', { status: 'failed', error: { code: 'server_error', message: 'x' } }, 'server-trouble'],
    ['failed by the filter', { status: 'failed', error: { code: 'content_policy_violation', message: 'x' } }, 'content-policy'],
    ['cancelled', { status: 'cancelled' }, 'cut'],
    ['incomplete for no known reason', { status: 'incomplete', incomplete_details: { reason: 'other' } }, 'cut'],
    ['still in progress', { status: 'in_progress' }, 'cut'],
  ])('a response that is %s is no answer', (_, response, code) => {
    expect(events({ type: 'response.completed', response }).at(-1)).toMatchObject({ type: 'error', failure: { code } });
  });

  test('text that was not streamed is in the last event', () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'All.' }] }];
    expect(said(events({ type: 'response.completed', response: { status: 'completed', output } }), 'text')).toBe('All.');
  });
});
