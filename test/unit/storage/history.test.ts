import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newJob } from '@/utils/engine/run-job';
import type { Conversation, HistoryFilter } from '@/utils/schema/history';
import type { Job } from '@/utils/schema/job';
import { database } from '@/utils/storage/database';
import { changeConversation, findConversations, openConversation, purge, recordJob } from '@/utils/storage/history';
import { sampleOrder, sampleSource } from '../sources';

const all: HistoryFilter = { text: '', host: '', actionId: '' };
const DAY = 86_400_000;

function ended(jobId: string, patch: Partial<Job> = {}, url = 'https://example.org/tides'): Job {
  const { markdown: _markdown, ...source } = sampleSource({ id: `source-of-${jobId}`, url });
  return { ...newJob(sampleOrder({ jobId }), 1), status: 'done', end: 'stop', text: `Answer ${jobId}`, source, endedAt: 2, ...patch };
}

async function find(filter: Partial<HistoryFilter> = {}): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for await (const batch of findConversations({ ...all, ...filter })) found.push(...batch);
  return found;
}

beforeEach(async () => {
  const db = await database();
  for (const store of ['conversations', 'jobs', 'sources'] as const) await db.clear(store);
});

describe('history', () => {
  it('lists the newest first and finds words in any order and case', async () => {
    await recordJob('job-a', ended('job-a', { text: 'The Moon pulls' }), undefined, 10);
    await recordJob('job-b', ended('job-b', { text: 'Bread rises' }), undefined, 20);
    expect((await find()).map(({ id }) => id)).toEqual(['job-b', 'job-a']);
    expect((await find({ text: 'PULLS moon' })).map(({ id }) => id)).toEqual(['job-a']);
    expect(await find({ text: 'moon bread' })).toEqual([]);
  });

  it('keeps a whole conversation with its branches and its text', async () => {
    await recordJob('job-a', ended('job-a'), sampleSource({ id: 'source-of-job-a' }), 10);
    const next = ended('job-b', {
      order: sampleOrder({ jobId: 'job-b', actionId: 'ask', instruction: 'Why at night?', follows: 'job-a' }),
    });
    await recordJob('job-a', next, undefined, 20);
    const opened = await openConversation('job-a');
    expect(opened?.jobs.map(({ order }) => order.jobId)).toEqual(['job-a', 'job-b']);
    expect(opened?.sources.map(({ id }) => id)).toEqual(['source-of-job-a']);
    expect(opened?.conversation).toMatchObject({ actionId: 'summarize', currentJobId: 'job-b', createdAt: 1, updatedAt: 20 });
    expect((await find({ text: 'night' })).map(({ id }) => id)).toEqual(['job-a']);
  });

  it('narrows by site, action and day', async () => {
    await recordJob('job-a', ended('job-a', {}, 'https://a.example/x'), undefined, 10);
    await recordJob(
      'job-b',
      ended('job-b', { order: sampleOrder({ jobId: 'job-b', actionId: 'ask' }) }, 'https://b.example/y'),
      undefined,
      20,
    );
    expect((await find({ host: 'a.example' })).map(({ id }) => id)).toEqual(['job-a']);
    expect((await find({ actionId: 'ask' })).map(({ id }) => id)).toEqual(['job-b']);
    expect((await find({ from: 15 })).map(({ id }) => id)).toEqual(['job-b']);
    expect((await find({ to: 15 })).map(({ id }) => id)).toEqual(['job-a']);
  });

  it('renames, pins and deletes with a way back', async () => {
    await recordJob('job-a', ended('job-a'), undefined, 10);
    await changeConversation('job-a', { name: 'My tides', pinned: true });
    expect((await find({ text: 'my tides' }))[0]).toMatchObject({ name: 'My tides', pinned: true });
    await changeConversation('job-a', { deletedAt: 30 });
    expect(await find()).toEqual([]);
    await changeConversation('job-a', { deletedAt: undefined });
    expect(await find()).toHaveLength(1);
  });

  it('deletes for good what the retention has passed for, with all that belongs to it, never what is pinned', async () => {
    await recordJob('job-a', ended('job-a'), sampleSource({ id: 'source-of-job-a' }), 0);
    await recordJob('job-b', ended('job-b'), undefined, 0);
    await changeConversation('job-b', { pinned: true });
    await recordJob('job-c', ended('job-c'), undefined, 5 * DAY);
    expect(await purge(7, 0, 6 * DAY)).toBe(0);
    expect(await purge(7, 0, 7 * DAY)).toBe(1);
    expect((await find()).map(({ id }) => id).toSorted()).toEqual(['job-b', 'job-c']);
    const db = await database();
    expect(await db.count('jobs')).toBe(2);
    expect(await db.count('sources')).toBe(0);
  });

  it('finds more than one batch', async () => {
    for (let i = 0; i < 260; i += 1) await recordJob(`job-${i}`, ended(`job-${i}`), undefined, i);
    const found = await find();
    expect(found).toHaveLength(260);
    expect(found[0]?.id).toBe('job-259');
  });
});

describe('the database', () => {
  it('keeps the keys of the first version when it is upgraded', async () => {
    const { openDB } = await import('idb');
    (await database()).close();
    await deleteDB('postil');
    const first = await openDB('postil', 1, { upgrade: (db) => void db.createObjectStore('keys', { keyPath: 'origin' }) });
    await first.put('keys', { origin: 'https://api.example', key: 'sk-old' });
    first.close();
    vi.resetModules();
    const { database: reopen } = await import('@/utils/storage/database');
    expect(await (await reopen()).get('keys', 'https://api.example')).toEqual({ origin: 'https://api.example', key: 'sk-old' });
  });
});
