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
    { type: 'bill', bill: { cost: { usd: 0.0002 }, from: 'server' } },
    { type: 'done', reason: 'stop' },
  ],
  takes?: number,
) {
  const requests: ModelRequest[] = [];
  async function* answer(request: ModelRequest): AsyncIterable<StreamEvent> {
    requests.push(request);
    if (request.instructions.includes('shorten the record')) yield* recap;
    else if (takes !== undefined && JSON.stringify(request.turns).length > takes)
      yield { type: 'error', failure: { code: 'context-exceeded' } };
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
    expect(job.recap?.bill).toEqual({ cost: { usd: 0.0002 }, from: 'server' });
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
    // The turn that had it made has paid for it.
    expect(job.recap).toEqual({ upTo: first.recap?.upTo, text: 'It was about tides.' });
  });

  test('a pinned turn goes along whole, before newer ones, also after a recap was made of it', async () => {
    const pinned = eight.map((job, index) => (index === 1 ? { ...job, pinned: true } : job));
    const first = await world(pinned).next();
    const { requests, next } = world([...pinned, first]);
    const job = await next('job-next-2');
    expect(requests).toHaveLength(1);
    const sent = textOf(requests[0]);
    expect(sent).toContain('Question 2?');
    expect(sent).toContain('Question 8?');
    expect(sent).not.toContain('Question 1?');
    expect(sent.indexOf('Question 2?')).toBeLessThan(sent.indexOf('Question 8?'));
    expect(job.leftOut).toEqual(first.leftOut);
    // Unpinned later, it is in the recap.
    const { requests: later, next: after } = world([...eight, first]);
    expect((await after('job-next-3')).leftOut?.turns).toBe((first.leftOut?.turns ?? 0) + 1);
    expect(textOf(later.at(-1))).not.toContain('Question 2?');
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
    expect(textOf(fresh.requests[1])).toContain('Question 1?');

    const plain = await world(eight).next();
    const covered = world([...eight, plain]);
    const job = await covered.next('job-next-2', { pinned: ['job-00001'] });
    expect(covered.requests, 'the recap that is there serves').toHaveLength(1);
    expect(textOf(covered.requests[0])).toContain('Question 1?');
    expect(job.leftOut?.turns).toBe(first.leftOut?.turns);
  });

  test('that is too long for the server after all is asked again with less of it, until the newest turn alone is left', async () => {
    const recap: StreamEvent[] = [
      { type: 'text', text: 'In short.' },
      { type: 'done', reason: 'stop' },
    ];
    const all = [1, 2, 3].map((at) => turn(at));
    const { requests, next } = world(all, recap, 6_500);
    const job = await next();
    expect(job).toMatchObject({ status: 'done', text: 'So it is.', leftOut: { turns: 2, recap: true } });
    const asked = requests.filter(({ instructions }) => !instructions.includes('shorten the record'));
    const sizes = asked.map((request) => textOf(request).length);
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    expect(textOf(asked.at(-1))).toContain('Answer 3.');
    expect(textOf(asked.at(-1))).not.toContain('Answer 1.');

    const never = world(all, recap, 100);
    expect(await never.next()).toMatchObject({ status: 'failed', failure: { code: 'context-exceeded' } });
  });
});
