import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newJob } from '@/utils/engine/run-job';
import type { ArchivedConversation } from '@/utils/schema/archive';
import type { Job } from '@/utils/schema/job';
import { conversationAsMarkdown, makeArchive, planImport, readArchive } from '@/utils/usage/archive';
import { withJob } from '@/utils/usage/conversation';
import { sampleOrder, sampleSource } from '../sources';

function entry(id: string, updatedAt = 10, patch: Partial<Job> = {}): ArchivedConversation {
  const job: Job = { ...newJob(sampleOrder({ jobId: id }), 1), status: 'done', end: 'stop', text: 'The moon pulls.', endedAt: 5, ...patch };
  return { conversation: withJob(undefined, id, job, updatedAt), jobs: [job], sources: [sampleSource()] };
}

const read = (value: unknown) => readArchive(JSON.stringify(value));

describe('an archive', () => {
  it('is read back as it was written', () => {
    const written = [entry('job-a0001'), entry('job-b0001')];
    expect(read(makeArchive(written, 0))).toEqual({ conversations: written, spoilt: 0, settings: {} });
  });

  it('says what is wrong with a file that is none', () => {
    expect(readArchive('not json')).toEqual({ problem: 'no-json' });
    expect(read({ format: 'other' })).toEqual({ problem: 'not-ours' });
    expect(read({ ...makeArchive([], 0), version: 99 })).toEqual({ problem: 'newer' });
  });

  it('loses only the entries that are spoilt', () => {
    const good = entry('job-a0001');
    const lacksItsJob = { ...entry('job-b0001'), jobs: [] };
    expect(read({ ...makeArchive([good], 0), conversations: [good, lacksItsJob, null, { conversation: 1 }] })).toEqual({
      conversations: [good],
      spoilt: 3,
      settings: {},
    });
  });

  it('survives any file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(Object.keys(readArchive(text)).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('an import', () => {
  const reading = { conversations: [entry('job-a0001', 10), entry('job-b0001', 20), entry('job-c0001', 30)], spoilt: 1 };
  const here = {
    'job-b0001': { ...entry('job-b0001', 5).conversation, name: 'Mine', pinned: true },
    'job-c0001': entry('job-c0001', 30).conversation,
  };

  it('adds what is new, takes over what is newer, leaves the rest', () => {
    const plan = planImport(reading, (id) => here[id as keyof typeof here]);
    expect(plan.added.map(({ conversation }) => conversation.id)).toEqual(['job-a0001']);
    expect(plan.updated.map(({ conversation }) => conversation)).toMatchObject([
      { id: 'job-b0001', updatedAt: 20, name: 'Mine', pinned: true },
    ]);
    expect([plan.unchanged, plan.spoilt]).toEqual([1, 1]);
  });
});

describe('conversationAsMarkdown', () => {
  it('tells the source, the questions and the answers, and which answer is not whole', () => {
    const words = { untitled: 'Untitled', action: (id: string) => id.toUpperCase(), unfinished: 'Not finished.', date: () => '1 May' };
    const { conversation, jobs } = entry('job-a0001', 10, { source: (({ markdown: _markdown, ...rest }) => rest)(sampleSource()) });
    const cut: Job = {
      ...newJob(sampleOrder({ actionId: 'ask', instruction: 'Why?' }), 2),
      status: 'failed',
      failure: { code: 'cut' },
      text: 'Because',
    };
    expect(conversationAsMarkdown({ ...conversation, title: 'Tides', url: 'https://example.org/' }, [...jobs, cut], words)).toBe(
      '# Tides\n\n<https://example.org/> · 1 May\n\n**SUMMARIZE**\n\nThe moon pulls.\n\n**ASK**: Why?\n\nBecause\n\n*Not finished.*\n',
    );
  });
});
