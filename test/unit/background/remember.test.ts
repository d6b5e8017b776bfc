import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { remember } from '@/utils/background/history';
import { newJob } from '@/utils/engine/run-job';
import type { Job } from '@/utils/schema/job';
import { database } from '@/utils/storage/database';
import { openConversation } from '@/utils/storage/history';
import { keepAnswer, keptSize } from '@/utils/storage/kept-answers';
import { historyItem } from '@/utils/storage/settings';
import { sampleOrder } from '../sources';

const job: Job = { ...newJob(sampleOrder({ jobId: 'job-a0001' }), 1), status: 'done', end: 'stop', text: 'Tides.', endedAt: 2 };
const full = () => {
  throw new DOMException('No room', 'QuotaExceededError');
};

beforeEach(async () => {
  fakeBrowser.reset();
  await (await database()).clear('conversations');
  await keepAnswer('a', { model: 'm', text: 'An answer' }, 7, 1_000, 1);
});
afterEach(() => void vi.restoreAllMocks());

/** The first so many records that are written meet a full store. */
function fullFor(times: number): void {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  for (let left = times; left > 0; left -= 1) put.mockImplementationOnce(full);
}

test('where there is room nothing is said and nothing goes', async () => {
  expect(await remember('job-a0001', job, undefined)).toBeUndefined();
  expect(await keptSize()).toMatchObject({ answers: 1 });
});

test('in a full store the answers that are kept to be given again go first, and that is told', async () => {
  fullFor(1);
  expect(await remember('job-a0001', job, undefined)).toBe('made');
  expect(await keptSize()).toMatchObject({ answers: 0 });
  expect((await openConversation('job-a0001'))?.jobs).toEqual([job]);
});

test('what does not fit all the same is told, and nothing of the history goes for it', async () => {
  await remember('job-b0001', { ...job, order: sampleOrder({ jobId: 'job-b0001' }) }, undefined);
  fullFor(2);
  expect(await remember('job-a0001', job, undefined)).toBe('none');
  expect((await openConversation('job-b0001'))?.jobs).toHaveLength(1);
});

test('who keeps no history is told nothing', async () => {
  await historyItem.set({ retentionDays: 0, keepText: true });
  fullFor(2);
  expect(await remember('job-a0001', job, undefined)).toBeUndefined();
});
