import { describe, expect, it } from 'vitest';
import type { Effects } from '@/utils/engine/effects';
import { newJob, runJob } from '@/utils/engine/run-job';
import type { Job } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Source } from '@/utils/schema/source';
import { sampleOrder, sampleSource } from '../sources';

interface Told {
  readonly jobs: Job[];
  readonly sources: Source[];
  readonly requests: ModelRequest[];
}

const connected = { providerId: 'openai', baseUrl: '', model: 'test-model', keyHint: 'abcd' };

async function* play(...events: StreamEvent[]): AsyncIterable<StreamEvent> {
  yield* events;
}

function world(events: () => AsyncIterable<StreamEvent>, patch: Partial<Effects> = {}): { effects: Effects; told: Told } {
  const told: Told = { jobs: [], sources: [], requests: [] };
  let clock = 1_000;
  const effects: Effects = {
    signal: new AbortController().signal,
    now: () => (clock += 1),
    capture: async () => ({ source: sampleSource() }),
    keptSource: async () => sampleSource({ id: 'kept-source' }),
    thread: async () => [],
    connection: async () => connected,
    outputLanguage: async () => '',
    languageName: (tag) => tag,
    answer: (request) => {
      told.requests.push(request);
      return events();
    },
    answerOnDevice: async () => undefined,
    update: (job, source) => {
      told.jobs.push(job);
      if (source) told.sources.push(source);
    },
    ...patch,
  };
  return { effects, told };
}

const wholeAnswer = () =>
  play(
    { type: 'start', model: 'test-model-2026', requestId: 'r1' },
    { type: 'text', text: 'Tides ' },
    { type: 'text', text: 'rise.' },
    { type: 'done', reason: 'stop' },
  );

describe('runJob', () => {
  it('goes from capture to a whole answer and tells each step', async () => {
    const { effects, told } = world(wholeAnswer);
    const job = await runJob(newJob(sampleOrder(), 1), effects);
    expect(job).toMatchObject({
      status: 'done',
      end: 'stop',
      text: 'Tides rise.',
      model: 'test-model-2026',
      source: { id: 'source-0001' },
    });
    expect(told.jobs.map(({ status }) => status)).toEqual(['capturing', 'capturing', 'running', 'running', 'running', 'running', 'done']);
    expect(told.sources).toHaveLength(1);
    expect(job.firstTextAt).toBeLessThan(job.endedAt ?? 0);
  });

  it('asks the model of the order, else that of the connection', async () => {
    const { effects, told } = world(wholeAnswer);
    await runJob(newJob(sampleOrder({ model: 'another-model' }), 1), effects);
    await runJob(newJob(sampleOrder(), 1), effects);
    expect(told.requests.map(({ model }) => model)).toEqual(['another-model', 'test-model']);
  });

  it('is known before anything is awaited, so that a panel that attaches at once finds it', () => {
    const { effects, told } = world(wholeAnswer);
    void runJob(newJob(sampleOrder(), 1), effects);
    expect(told.jobs).toHaveLength(1);
  });

  it('sends the text of the page as material, never in the rules', async () => {
    const { effects, told } = world(wholeAnswer);
    await runJob(newJob(sampleOrder(), 1), effects);
    const [request] = told.requests;
    expect(request?.instructions).not.toContain('The moon');
    expect(JSON.stringify(request?.turns)).toContain('The moon pulls the sea.');
  });

  it('says why when the page cannot be read, and asks no model', async () => {
    const { effects, told } = world(wholeAnswer, { capture: async () => ({ failure: { code: 'no-access' } }) });
    const job = await runJob(newJob(sampleOrder(), 1), effects);
    expect(job).toMatchObject({ status: 'failed', failure: { code: 'no-access' } });
    expect(told.requests).toHaveLength(0);
  });

  it('takes a stream without a terminal event for cut and keeps its text', async () => {
    const { effects } = world(() => play({ type: 'text', text: 'Half an' }));
    expect(await runJob(newJob(sampleOrder(), 1), effects)).toMatchObject({ status: 'failed', failure: { code: 'cut' }, text: 'Half an' });
  });

  it('stops with the text so far when it is aborted', async () => {
    const abort = new AbortController();
    const { effects } = world(
      async function* () {
        yield { type: 'text', text: 'So far' } as const;
        abort.abort();
      },
      { signal: abort.signal },
    );
    const job = await runJob(newJob(sampleOrder(), 1), effects);
    expect(job).toMatchObject({ status: 'stopped', text: 'So far' });
    expect(job.failure).toBeUndefined();
  });

  it('keeps the text when an effect throws', async () => {
    const { effects } = world(async function* () {
      yield { type: 'text', text: 'Kept' } as const;
      throw new Error('broken pipe');
    });
    expect(await runJob(newJob(sampleOrder(), 1), effects)).toMatchObject({
      status: 'failed',
      text: 'Kept',
      failure: { code: 'unexpected', detail: 'Error: broken pipe' },
    });
  });

  it('works without a model where this device can, and says who made it', async () => {
    const { effects, told } = world(wholeAnswer, {
      connection: async () => ({ ...connected, providerId: 'on-device', model: '' }),
      answerOnDevice: async (_request, source, _order, task) => ({
        maker: 'key-sentences',
        events: play({ type: 'text', text: `${task.length}: ${source?.markdown.length ?? 0}` }, { type: 'done', reason: 'stop' }),
      }),
    });
    expect(await runJob(newJob(sampleOrder(), 1), effects)).toMatchObject({
      status: 'done',
      maker: 'key-sentences',
      text: `medium: ${sampleSource().markdown.length}`,
      model: '',
    });
    expect(told.requests).toHaveLength(0);
  });

  it('asks for a model where this device cannot', async () => {
    const { effects } = world(wholeAnswer, { connection: async () => ({ ...connected, providerId: 'on-device', model: '' }) });
    expect(await runJob(newJob(sampleOrder({ actionId: 'rewrite' }), 1), effects)).toMatchObject({
      status: 'failed',
      failure: { code: 'no-model' },
    });
  });
});

describe('a server without a chosen model', () => {
  it('is not passed over for this device without a word', async () => {
    const { effects, told } = world(wholeAnswer, {
      connection: async () => ({ ...connected, providerId: 'compatible', model: '' }),
      answerOnDevice: async () => ({ maker: 'key-sentences', events: play({ type: 'done', reason: 'stop' }) }),
    });
    expect(await runJob(newJob(sampleOrder(), 1), effects)).toMatchObject({ status: 'failed', failure: { code: 'no-model' } });
    expect(told.requests).toHaveLength(0);
  });
});

describe('a conversation', () => {
  const earlier = (patch: Partial<Job> = {}): Job => ({
    ...newJob(sampleOrder({ jobId: 'job-00000', actionId: 'ask', instruction: 'Why?' }), 1),
    status: 'done',
    end: 'stop',
    text: 'Because of the moon.',
    source: (({ markdown: _markdown, ...rest }) => rest)(sampleSource({ id: 'kept-source' })),
    ...patch,
  });

  it('goes on with the source and the turns it had, without reading the page again', async () => {
    const { effects, told } = world(wholeAnswer, {
      thread: async () => [earlier()],
      capture: async () => ({ failure: { code: 'unexpected' } }),
    });
    await runJob(newJob(sampleOrder({ actionId: 'ask', instruction: 'And at night?', scope: 'kept', follows: 'job-00000' }), 1), effects);
    const turns = told.requests[0]?.turns ?? [];
    expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(turns[1]).toMatchObject({ text: 'Because of the moon.' });
    expect(JSON.stringify(turns[0])).toContain('Why?');
    expect(JSON.stringify(turns[2])).toContain('And at night?');
    expect(JSON.stringify(turns[2])).not.toContain('The moon pulls');
  });

  it('continues a broken answer from its text and asks not to repeat it', async () => {
    const cut = earlier({ status: 'failed', failure: { code: 'cut' }, text: 'Because of' });
    const { effects, told } = world(() => play({ type: 'text', text: ' the moon.' }, { type: 'done', reason: 'stop' }), {
      thread: async () => [cut],
    });
    const order = sampleOrder({ actionId: 'ask', instruction: 'Why?', scope: 'kept', follows: 'job-00000', mode: 'continue' });
    expect((await runJob(newJob(order, 1), effects)).text).toBe('Because of the moon.');
    const turns = told.requests[0]?.turns ?? [];
    expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(turns[1]).toMatchObject({ text: 'Because of' });
  });

  it('does not send the first part twice when an answer was continued twice', async () => {
    const first = earlier({ status: 'failed', failure: { code: 'cut' }, text: 'Because' });
    const second = earlier({ order: { ...first.order, jobId: 'job-00002', mode: 'continue', follows: 'job-00000' }, text: 'Because of' });
    const { effects, told } = world(wholeAnswer, { thread: async () => [first, second] });
    await runJob(
      newJob(sampleOrder({ actionId: 'ask', instruction: 'Why?', scope: 'kept', follows: 'job-00002', mode: 'continue' }), 1),
      effects,
    );
    expect(told.requests[0]?.turns.filter(({ role }) => role === 'assistant')).toEqual([{ role: 'assistant', text: 'Because of' }]);
  });

  it('leaves out of the kept text what the reader crossed out, and takes no other text for it', async () => {
    const passages = [
      { at: 0, end: 23 },
      { at: 25, end: 54 },
    ];
    const order = sampleOrder({ scope: 'kept', sourceId: 'kept-source', excluded: [0] });
    const { effects, told } = world(wholeAnswer, { keptSource: async () => sampleSource({ id: 'kept-source', passages }) });
    await runJob(newJob(order, 1), effects);
    expect(told.sources[0]).toMatchObject({ id: order.jobId, markdown: 'Twice a day the water rises.', omitted: [{ reason: 'excluded' }] });
    const gone = world(wholeAnswer, { keptSource: async () => undefined });
    expect(await runJob(newJob(order, 1), gone.effects)).toMatchObject({ status: 'failed', failure: { code: 'text-gone' } });
  });

  it('takes no page for the text that an order names', async () => {
    const { effects, told } = world(wholeAnswer, { keptSource: async () => undefined });
    const job = await runJob(newJob(sampleOrder({ scope: 'kept', sourceId: 'text-0001' }), 1), effects);
    expect(job).toMatchObject({ status: 'failed', failure: { code: 'text-gone' } });
    expect(told.requests).toEqual([]);
  });

  it('reads the page again when the kept text is gone', async () => {
    const { effects, told } = world(wholeAnswer, { thread: async () => [earlier()], keptSource: async () => undefined });
    const job = await runJob(newJob(sampleOrder({ actionId: 'ask', instruction: 'So?', scope: 'kept', follows: 'job-00000' }), 1), effects);
    expect(job.source?.id).toBe('source-0001');
    expect(JSON.stringify(told.requests[0]?.turns[0])).toContain('The moon pulls');
  });
});
