import { describe, expect, it } from 'vitest';
import { goingOn, mayGoOn } from '@/utils/background/go-on';
import type { World } from '@/utils/background/work';
import { newJob } from '@/utils/engine/run-job';
import type { Job } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { connection } from '@/utils/schema/settings';
import { sampleOrder, sampleSource } from '../sources';

const job = (patch: Partial<Job> = {}): Job => ({ ...newJob(sampleOrder(), 1_000), status: 'running', ...patch });

describe('what goes on by itself after the worker was stopped', () => {
  it.each([
    ['asked, nothing came', job(), true],
    ['still reading the page', job({ status: 'capturing' }), true],
    ['waiting for the next try', job({ status: 'waiting' }), true],
    ['some words came', job({ text: 'Some' }), false],
    ['a refusal came', job({ refusal: 'No.' }), false],
    ['was counted, so it was paid', job({ usage: { input: 1, output: 1, cached: 0, cacheWrite: 0, reasoning: 0 } }), false],
    ['it did so once', job({ restarted: true }), false],
    ['goes on from a text', job({ order: sampleOrder({ mode: 'continue' }) }), false],
    ['ended', job({ status: 'stopped' }), false],
  ])('%s', (_, left, goes) => {
    expect(mayGoOn(left, 2_000)).toBe(goes);
  });

  it('is not what nobody waits for any more', () => {
    expect(mayGoOn(job(), 1_000 + 3_600_000)).toBe(false);
  });
});

describe('a job that goes on', () => {
  const request: ModelRequest = { model: 'm', instructions: '', turns: [] };
  const done: StreamEvent = { type: 'done', reason: 'stop' };
  const world: Pick<World, 'capture' | 'answer'> = {
    capture: async () => ({ failure: { code: 'page-closed' as const } }),
    answer: () =>
      async function* () {
        yield done;
      },
  };
  const events = async (left: Job, waited: number[]) => {
    const answer = goingOn(left, undefined, world).answer(async (until) => void waited.push(until));
    const all: StreamEvent[] = [];
    for await (const event of answer(request, connection.parse({}), new AbortController().signal, { order: left.order, source: undefined }))
      all.push(event);
    return all;
  };

  it('has the text that was taken, whatever the page is now', async () => {
    const source = sampleSource();
    expect(await goingOn(job(), source, world).capture(sampleOrder(), new AbortController().signal)).toEqual({ source });
    expect(await goingOn(job(), undefined, world).capture(sampleOrder(), new AbortController().signal)).toEqual({
      failure: { code: 'page-closed' },
    });
  });

  it('keeps to the pause that the server asked for', async () => {
    const waited: number[] = [];
    const failure = { code: 'rate-limited' as const };
    const left = job({ status: 'waiting', waitUntil: 9_000, attempt: 2, failure });
    expect(await events(left, waited)).toEqual([{ type: 'wait', until: 9_000, attempt: 2, failure }, done]);
    expect(waited).toEqual([9_000]);
    expect(await events(job(), waited)).toEqual([done]);
  });
});
