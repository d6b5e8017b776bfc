import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { ScriptedCall } from '@/test/servers/behaviour';
import { streamTools, type Tool } from '@/utils/model/stream-tools';
import type { StreamEvent } from '@/utils/schema/model';
import { effects, ending, endpointOf, request, said } from './asking';
import { modelServer } from './model-server';

const seen: unknown[] = [];
const look: Tool<{ words: string }> = {
  name: 'find_in_page',
  description: 'Finds words in the page',
  schema: z.object({ words: z.string() }),
  run: (input) => {
    seen.push(input);
    return input.words === 'broken' ? Promise.reject(new Error('no page')) : Promise.resolve(`found ${input.words}`);
  },
};
const call = (words: string, id?: string): ScriptedCall => ({ name: 'find_in_page', arguments: JSON.stringify({ words }), id });

describe.each(['chat', 'responses'] as const)('tools over %s', async (protocol) => {
  const server = await modelServer({ answer: 'Done.' });
  beforeEach(() => {
    seen.length = 0;
  });
  const run = async () => {
    const events: StreamEvent[] = [];
    for await (const event of streamTools([look], request, endpointOf(server.baseUrl, protocol), effects())) events.push(event);
    return events;
  };
  /** What went back to the model in the last request. */
  const results = () => {
    type Entry = { role?: string; type?: string; content?: string; output?: string };
    const { messages = [], input = [] } = (server.log.posts.at(-1)?.body ?? {}) as { messages?: Entry[]; input?: Entry[] };
    return [...messages, ...input].flatMap(({ role, type, content, output }) =>
      role === 'tool' ? [content] : type === 'function_call_output' ? [output] : [],
    );
  };

  test('two at once: both run, both results go back, then the answer', async () => {
    server.queue({ calls: [call('a', 'call_a'), call('b', 'call_b')] });
    const events = await run();
    expect(seen).toEqual([{ words: 'a' }, { words: 'b' }]);
    expect(results()).toEqual(['found a', 'found b']);
    expect(said(events, 'text')).toBe('Done.');
    expect(ending(events)).toBe('done stop');
    expect(events.filter(({ type }) => type === 'done')).toHaveLength(1);
    expect(JSON.stringify(server.log.posts[1]?.body)).toMatch(/"call_id":"call_a"|"tool_call_id":"call_a"/);
  });

  test.each<[string, ScriptedCall, string]>([
    ['an unknown tool', { name: 'rm', arguments: '{}' }, 'Error: there is no tool rm'],
    ['wrong arguments', { name: 'find_in_page', arguments: '{"words":3}' }, 'Error: wrong arguments: words: expected string'],
    ['arguments that are no JSON', { name: 'find_in_page', arguments: '{"words' }, 'Error: wrong arguments: the whole: expected object'],
    ['a tool that fails', call('broken'), 'Error: no page'],
  ])('%s is told the model', async (_, scripted, result) => {
    server.queue({ calls: [scripted] });
    expect(ending(await run())).toBe('done stop');
    expect(results()).toEqual([result]);
  });

  test('a model that never stops calling has to answer at last', async () => {
    server.setBehaviour({ calls: [call('again')] });
    await run();
    expect(server.log.posts).toHaveLength(6);
    expect(server.log.posts.at(-1)?.body).not.toHaveProperty('tools');
  });
});
