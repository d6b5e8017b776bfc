import { describe, expect, test } from 'vitest';
import type { Effects } from '@/utils/engine/effects';
import { newJob, runJob } from '@/utils/engine/run-job';
import type { Job, JobOrder } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import { sampleOrder, sampleSource } from '../sources';

const LONG = 'The water rises and falls with the moon. '.repeat(60);

const { markdown: _markdown, ...source } = sampleSource();

const turn = (at: number, patch: Partial<Job> = {}): Job => ({
  ...newJob(sampleOrder({ jobId: `job-0000${at}`, actionId: 'ask', instruction: `Question ${at}?` }), at),
  status: 'done',
  end: 'stop',
  source,
  text: `Answer ${at}. ${LONG}`,
  ...patch,
});

function world(
  thread: Job[],
  recap: StreamEvent[] = [
    { type: 'text', text: 'It was about tides.' },
    { type: 'done', reason: 'stop' },
  ],
) {
  const requests: ModelRequest[] = [];
  async function* answer(request: ModelRequest): AsyncIterable<StreamEvent> {
    requests.push(request);
    if (request.instructions.includes('shorten the record')) yield* recap;
    else yield* [{ type: 'text', text: 'So it is.' } as const, { type: 'done', reason: 'stop' } as const];
  }
  const effects: Effects = {
    signal: new AbortController().signal,
    now: () => 1,
    capture: async () => ({ source: sampleSource() }),
    keptSource: async () => sampleSource(),
    thread: async () => thread,
    connection: async () => ({ providerId: 'openai', baseUrl: '', model: '', keyHint: '' }),
    context: async () => 9_000,
    outputLanguage: async () => '',
    languageName: (tag) => tag,
    answer,
    answerOnDevice: async () => undefined,
    update: () => {},
  };
  const next = (jobId = 'job-next-1', more: Partial<JobOrder> = {}) =>
    runJob(newJob(sampleOrder({ jobId, actionId: 'ask', scope: 'kept', instruction: 'And now?', follows: 'x', ...more }), 9), effects);
  return { requests, next };
}

const textOf = (request: ModelRequest | undefined) => JSON.stringify(request?.turns);
const eight = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => turn(at));

describe('a long conversation', () => {
  test('that fits goes along whole, and nothing is said of it', async () => {
    const { requests, next } = world([turn(1), turn(2)]);
    const job = await next();
    expect(requests).toHaveLength(1);
    expect(textOf(requests[0])).toContain('Question 1?');
    expect(job.leftOut).toBeUndefined();
  });

  test('that does not: the text and the newest turns go along, the fast model makes a recap of the rest, and the reader is told', async () => {
    const { requests, next } = world(eight);
    const job = await next();
    expect(requests.map(({ model }) => model)).toEqual(['gpt-6-luna', 'gpt-6.1-terra']);
    expect(textOf(requests[0])).toContain('Question 1?');
    const sent = textOf(requests[1]);
    expect(sent).toContain('The moon pulls the sea.');
    expect(sent).toContain('It was about tides.');
    expect(sent).toContain('Question 8?');
    expect(sent).not.toContain('Question 1?');
    expect(job).toMatchObject({ status: 'done', text: 'So it is.', leftOut: { recap: true }, recap: { text: 'It was about tides.' } });
    const count = job.leftOut?.turns ?? 0;
    expect(job.recap?.upTo).toBe(`job-0000${count}`);
  });

  test('the recap serves the next turn too: it is made once', async () => {
    const first = await world(eight).next();
    const { requests, next } = world([...eight, first]);
    const job = await next('job-next-2');
    expect(requests).toHaveLength(1);
    expect(textOf(requests[0])).toContain('It was about tides.');
    expect(job.leftOut).toEqual(first.leftOut);
  });

  test('without a recap the turns are left out, and that is said', async () => {
    const { requests, next } = world(eight, [{ type: 'error', failure: { code: 'budget' } }]);
    const job = await next();
    expect(requests).toHaveLength(2);
    expect(job).toMatchObject({ status: 'done', leftOut: { recap: false } });
    expect(job.recap).toBeUndefined();
  });

  test('what the user took out is sent in no way: neither the text nor a turn, nor a turn in a recap', async () => {
    const { requests, next } = world([turn(1), turn(2)]);
    const job = await next('job-next-1', { without: ['source', 'job-00001'] });
    expect(textOf(requests[0])).toContain('Question 2?');
    expect(textOf(requests[0])).not.toContain('Question 1?');
    expect(textOf(requests[0])).not.toContain('The moon pulls the sea.');
    expect(job).toMatchObject({ status: 'done', source: undefined });

    const twelve = [...eight, turn(9), turn(10), turn(11), turn(12)];
    const first = await world(twelve).next();
    const later = world([...twelve, first]);
    const told = await later.next('job-next-2', { without: ['job-00002'] });
    expect(later.requests).toHaveLength(2);
    expect(textOf(later.requests[0]), 'a recap of its own').toContain('Question 1?');
    expect(textOf(later.requests[0])).not.toContain('Question 2?');
    expect(told.leftOut?.turns).toBe((first.leftOut?.turns ?? 0) - 1);
  });

  test('without the recap its turns are left out and none is made', async () => {
    const first = await world(eight).next();
    const { requests, next } = world([...eight, first]);
    const job = await next('job-next-2', { without: ['recap'] });
    expect(requests).toHaveLength(1);
    expect(textOf(requests[0])).not.toContain('It was about tides.');
    expect(job.leftOut).toMatchObject({ recap: false });
  });

  test('a pinned turn goes along word by word, from under a recap too', async () => {
    const fresh = world(eight);
    const first = await fresh.next('job-next-1', { pinned: ['job-00001'] });
    expect(textOf(fresh.requests[0])).not.toContain('Question 1?');
    expect(textOf(fresh.requests[1])).toContain('Question 1?');

    const plain = await world(eight).next();
    const covered = world([...eight, plain]);
    const job = await covered.next('job-next-2', { pinned: ['job-00001'] });
    expect(covered.requests, 'the recap that is there serves').toHaveLength(1);
    expect(textOf(covered.requests[0])).toContain('Question 1?');
    expect(job.leftOut?.turns).toBe(first.leftOut?.turns);

    // What was pinned when the recap was made is not in it: unpinned it needs another one.
    const unpinned = world([...eight, first]);
    await unpinned.next('job-next-2');
    expect(unpinned.requests).toHaveLength(2);
    expect(textOf(unpinned.requests[0])).toContain('Question 1?');
  });
});
