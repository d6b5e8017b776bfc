import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { conversationJobs, editedJob, otherJobs, withBegun } from '@/utils/background/branches';
import { newJob } from '@/utils/engine/run-job';
import { conversationIdOf, type Job, type JobOrder } from '@/utils/schema/job';
import { openConversation, recordJob } from '@/utils/storage/history';
import { makeArchive, readArchive } from '@/utils/usage/archive';
import { sampleOrder } from '../sources';

const job = (jobId: string, order: Partial<JobOrder> = {}, more: Partial<Job> = {}): Job => ({
  ...newJob(sampleOrder({ jobId, ...order }), 1),
  status: 'done',
  end: 'stop',
  text: `Text of ${jobId}`,
  usage: { input: 10, output: 5 },
  endedAt: 2,
  ...more,
});

describe('the jobs of a conversation', () => {
  it('grow with what follows or is a version of one of them; anything else begins anew', () => {
    expect(withBegun(['job-one1'], sampleOrder({ jobId: 'job-two2', follows: 'job-one1' }))).toEqual(['job-one1', 'job-two2']);
    expect(withBegun(['job-one1'], sampleOrder({ jobId: 'job-two2', versionOf: 'job-one1' }))).toEqual(['job-one1', 'job-two2']);
    expect(withBegun(['job-one1'], sampleOrder({ jobId: 'job-two2' }))).toEqual(['job-two2']);
    expect(withBegun(['job-one1'], sampleOrder({ jobId: 'job-two2', follows: 'job-gone' }))).toEqual(['job-two2']);
  });

  it('are told without their texts, and without those that are shown', async () => {
    const all = new Map([job('job-one1'), job('job-two2')].map((one) => [one.order.jobId, one]));
    const shown = [job('job-one1')];
    const others = await otherJobs(shown, ['job-one1', 'job-two2', 'job-lost'], async (id) => all.get(id));
    expect(others.map(({ order }) => order.jobId)).toEqual(['job-two2']);
    expect(others[0]).not.toHaveProperty('text');
  });
});

describe('an edited answer', () => {
  const first = job('job-one1', {}, { bill: { cost: { usd: 1 }, from: 'server' } });
  const edited = editedJob(first, { editedId: 'job-edit', tabId: 3, text: 'My words' }, 9);

  it('is a version of the first one, has its end and not its cost', () => {
    expect(edited).toMatchObject({ text: 'My words', edited: true, status: 'done', end: 'stop', createdAt: 9 });
    expect(edited.order).toMatchObject({ jobId: 'job-edit', tabId: 3, versionOf: 'job-one1' });
    expect(edited).not.toHaveProperty('usage');
    expect(edited).not.toHaveProperty('bill');
    expect(editedJob(edited, { editedId: 'job-more', tabId: 3, text: '' }, 9).order.versionOf).toBe('job-one1');
    const cut = editedJob(job('job-cut1', {}, { status: 'stopped' }), { editedId: 'job-edit', tabId: 3, text: 'x' }, 9);
    expect(cut.status, 'a cut answer does not become whole by being edited').toBe('stopped');
  });

  it('lies in the same conversation, is found from each of its versions, counts no tokens, and survives the archive', async () => {
    for (const one of [first, edited]) await recordJob(conversationIdOf([one]) ?? '', one, undefined, 10);
    const opened = await openConversation('job-one1');
    expect(opened?.jobs.map(({ order }) => order.jobId)).toEqual(['job-one1', 'job-edit']);
    expect(opened?.conversation).toMatchObject({ currentJobId: 'job-edit', inputTokens: 10, outputTokens: 5 });
    expect(await conversationJobs([edited], [])).toEqual(['job-one1', 'job-edit']);
    expect(await conversationJobs([edited], ['job-edit', 'job-else']), 'what the tab knows is enough').toEqual(['job-edit', 'job-else']);

    const file = JSON.stringify(makeArchive(opened ? [opened] : [], 1));
    const read = readArchive(file);
    expect(read).toMatchObject({ spoilt: 0, conversations: [{ jobs: [{}, { edited: true, order: { versionOf: 'job-one1' } }] }] });
  });
});
