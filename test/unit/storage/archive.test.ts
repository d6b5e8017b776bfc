import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newJob } from '@/utils/engine/run-job';
import type { Archive } from '@/utils/schema/archive';
import type { Job } from '@/utils/schema/job';
import { connection } from '@/utils/schema/settings';
import { exportArchive, planArchive, writePlan } from '@/utils/storage/archive';
import { database } from '@/utils/storage/database';
import { openConversation, recordJob } from '@/utils/storage/history';
import { saveKey } from '@/utils/storage/keyring';
import { connectionItem, historyItem, readingItem } from '@/utils/storage/settings';
import { sampleOrder, sampleSource } from '../sources';

const KEY = 'sk-never-in-a-file-0123456789';

function ended(jobId: string): Job {
  const { markdown: _markdown, ...source } = sampleSource({ id: `source-of-${jobId}` });
  return { ...newJob(sampleOrder({ jobId }), 1), status: 'done', end: 'stop', text: `Answer ${jobId}`, source, endedAt: 2 };
}

async function clear() {
  const db = await database();
  for (const store of ['conversations', 'jobs', 'sources', 'keys'] as const) await db.clear(store);
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clear();
});

describe('archive', () => {
  it('takes everything along but keys, and brings it back', async () => {
    await saveKey('https://api.example', KEY);
    for (const id of ['job-0000a', 'job-0000b']) await recordJob(id, ended(id), sampleSource({ id: `source-of-${id}` }), 10);
    const before = await openConversation('job-0000a');
    const { parts, count } = await exportArchive(1_000);
    const file = parts.join('');
    expect(count).toBe(2);
    expect(file).not.toContain(KEY);
    expect(file).not.toContain('keyHint');

    await clear();
    const plan = await planArchive(file);
    if ('problem' in plan) throw new Error(plan.problem);
    expect([plan.added.length, plan.updated.length, plan.unchanged, plan.spoilt]).toEqual([2, 0, 0, 0]);
    expect(await openConversation('job-0000a'), 'a plan writes nothing').toBeUndefined();
    await writePlan(plan);
    expect(await openConversation('job-0000a')).toEqual(before);

    const again = await planArchive(file);
    expect(again).toMatchObject({ added: [], updated: [], unchanged: 2 });
  });

  it('of a part has these conversations alone, and no settings', async () => {
    for (const id of ['job-0000a', 'job-0000b']) await recordJob(id, ended(id), undefined, 10);
    const { parts, count } = await exportArchive(1_000, ['job-0000b', 'job-is-gone']);
    expect(count).toBe(1);
    const file = JSON.parse(parts.join('')) as Archive;
    expect(file.conversations.map(({ conversation }) => conversation.id)).toEqual(['job-0000b']);
    expect(file).not.toHaveProperty('settings');
  });

  it('brings the settings back where that is wanted, but neither a key nor how long notes are kept here', async () => {
    await connectionItem.set({
      ...connection.parse({}),
      providerId: 'compatible',
      baseUrl: 'https://api.example/v1',
      model: 'm',
      keyHint: '9f2c',
    });
    await readingItem.set({ outputLanguage: 'de' });
    await historyItem.set({ retentionDays: 7, keepText: true });
    const file = (await exportArchive(1)).parts.join('');
    expect(file).not.toContain('9f2c');

    await connectionItem.set(connection.parse({ providerId: 'openai', keyHint: 'abcd' }));
    await readingItem.set({ outputLanguage: '' });
    await historyItem.set({ retentionDays: -1, keepText: true });
    const plan = await planArchive(file);
    if ('problem' in plan) throw new Error(plan.problem);
    expect(plan.settings.names).toEqual(['connection', 'reading']);
    expect(await readingItem.get()).toEqual({ outputLanguage: '' });
    await plan.settings.write();
    expect(await readingItem.get()).toEqual({ outputLanguage: 'de' });
    expect(await connectionItem.get()).toMatchObject({ baseUrl: 'https://api.example/v1', keyHint: '' });
    expect(await historyItem.get()).toMatchObject({ retentionDays: -1 });

    const again = await planArchive(file);
    expect(again).toMatchObject({ settings: { names: [] } });
  });

  it('takes no setting that it cannot read', async () => {
    const file = {
      format: 'postil-archive',
      version: 1,
      exportedAt: '',
      settings: { reading: { outputLanguage: 5 }, keys: 1 },
      conversations: [],
    };
    expect(await planArchive(JSON.stringify(file))).toMatchObject({ settings: { names: [] } });
  });

  it('of an empty history is one that can be read', async () => {
    expect(await planArchive((await exportArchive(1)).parts.join(''))).toMatchObject({ added: [], unchanged: 0 });
  });

  it('says what is wrong with another file', async () => {
    expect(await planArchive('{"a":')).toEqual({ problem: 'no-json' });
    expect(await planArchive('{"a":1}')).toEqual({ problem: 'not-ours' });
    expect(await planArchive('{"format":"postil-archive","version":2,"exportedAt":"","conversations":[]}')).toEqual({ problem: 'newer' });
  });
});
