import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newJob } from '@/utils/engine/run-job';
import type { Job } from '@/utils/schema/job';
import { exportArchive, planArchive, writePlan } from '@/utils/storage/archive';
import { database } from '@/utils/storage/database';
import { openConversation, recordJob } from '@/utils/storage/history';
import { saveKey } from '@/utils/storage/keyring';
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

beforeEach(clear);

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

  it('of an empty history is one that can be read', async () => {
    expect(await planArchive((await exportArchive(1)).parts.join(''))).toMatchObject({ added: [], unchanged: 0 });
  });

  it('says what is wrong with another file', async () => {
    expect(await planArchive('{"a":')).toEqual({ problem: 'no-json' });
    expect(await planArchive('{"a":1}')).toEqual({ problem: 'not-ours' });
    expect(await planArchive('{"format":"postil-archive","version":2,"exportedAt":"","conversations":[]}')).toEqual({ problem: 'newer' });
  });
});
