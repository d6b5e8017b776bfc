import { describe, expect, it } from 'vitest';
import { answerOnDevice } from '@/utils/model/on-device';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { sampleOrder, sampleSource } from '../sources';

const request: ModelRequest = {
  model: '',
  instructions: 'Rules',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'Material and task' }] }],
};
const signal = new AbortController().signal;
const summarizing = { summarizes: true, length: 'short' };

async function collect(events: AsyncIterable<StreamEvent> | undefined): Promise<StreamEvent[]> {
  const all: StreamEvent[] = [];
  for await (const event of events ?? []) all.push(event);
  return all;
}

async function* pieces(...texts: string[]) {
  yield* texts;
}

describe('answerOnDevice', () => {
  it('picks key sentences where the browser has no model', async () => {
    const answer = await answerOnDevice(request, sampleSource(), sampleOrder(), summarizing, signal, {});
    expect(answer?.maker).toBe('key-sentences');
    const events = await collect(answer?.events);
    expect(events[0]).toEqual({ type: 'text', text: '- The moon pulls the sea.\n' });
    expect(events.at(-1)).toEqual({ type: 'done', reason: 'stop' });
  });

  it('can neither rewrite nor follow a wish without a model', async () => {
    const other = { summarizes: false, length: '' };
    expect(await answerOnDevice(request, sampleSource(), sampleOrder({ actionId: 'rewrite' }), other, signal, {})).toBeUndefined();
    expect(
      await answerOnDevice(request, sampleSource(), sampleOrder({ instruction: 'only dates' }), summarizing, signal, {}),
    ).toBeUndefined();
  });

  it('uses the built-in summarizer when it is ready, and frees it', async () => {
    let freed = 0;
    const Summarizer = {
      availability: async () => 'available',
      create: async () => ({ summarizeStreaming: () => pieces('* a', '* b'), destroy: () => (freed += 1) }),
    };
    const answer = await answerOnDevice(request, sampleSource(), sampleOrder(), summarizing, signal, { Summarizer });
    expect(answer?.maker).toBe('built-in');
    expect(await collect(answer?.events)).toEqual([
      { type: 'text', text: '* a' },
      { type: 'text', text: '* b' },
      { type: 'done', reason: 'stop' },
    ]);
    expect(freed).toBe(1);
  });

  it.each(['unavailable', 'downloadable', 'downloading'])('leaves a built-in model that is %s alone', async (state) => {
    const Summarizer = { availability: async () => state, create: () => Promise.reject(new Error('must not be asked')) };
    expect((await answerOnDevice(request, sampleSource(), sampleOrder(), summarizing, signal, { Summarizer }))?.maker).toBe(
      'key-sentences',
    );
  });

  it('falls back to key sentences when the built-in model fails to start', async () => {
    const Summarizer = { availability: async () => 'available', create: () => Promise.reject(new Error('busy')) };
    expect((await answerOnDevice(request, sampleSource(), sampleOrder(), summarizing, signal, { Summarizer }))?.maker).toBe(
      'key-sentences',
    );
  });

  it('drafts with the built-in language model, rules apart from the text', async () => {
    let system: unknown;
    const LanguageModel = {
      availability: async () => 'available',
      create: async (options: Readonly<Record<string, unknown>>) => {
        system = options.initialPrompts;
        return { promptStreaming: (text: string) => pieces(`Re: ${text}`), destroy: () => {} };
      },
    };
    const answer = await answerOnDevice(request, undefined, sampleOrder({ actionId: 'draft' }), { summarizes: false, length: '' }, signal, {
      LanguageModel,
    });
    expect(await collect(answer?.events)).toContainEqual({ type: 'text', text: 'Re: Material and task' });
    expect(system).toEqual([{ role: 'system', content: 'Rules' }]);
  });
});
