import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keptAnswer, mayKeep, remembering } from '@/utils/background/kept-answer';
import { cacheItem } from '@/utils/storage/money';
import { historyItem } from '@/utils/storage/settings';
import { sampleOrder, sampleSource } from '../sources';

const whole = { on: true, days: 7, size: 10, offActions: [], offSites: [] };
let tabs = 100;
/** Of a tab of its own each time: what is known of one is kept. */
const about = (url = 'https://tides.example/page') => ({
  order: sampleOrder({ tabId: (tabs += 1), actionId: 'summarize' }),
  source: sampleSource({ url }),
});

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ incognito: false } as never);
});

test('answers are kept unless the user says no: as a whole, for an action, for a site, with no history, in private windows', async () => {
  expect(await mayKeep(about())).toBe(true);
  await cacheItem.set({ ...whole, on: false });
  expect(await mayKeep(about())).toBe(false);
  await cacheItem.set({ ...whole, offActions: ['summarize'] });
  expect(await mayKeep(about())).toBe(false);
  await cacheItem.set({ ...whole, offActions: ['ask'], offSites: ['tides.example'] });
  expect(await mayKeep(about())).toBe(false);
  expect(await mayKeep(about('https://other.example/'))).toBe(true);
  await cacheItem.set(whole);
  await historyItem.set({ retentionDays: 0, keepText: true });
  expect(await mayKeep(about())).toBe(false);
  await historyItem.set({ retentionDays: -1, keepText: true });
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ incognito: true } as never);
  expect(await mayKeep(about())).toBe(false);
});

test('a kept answer is told as one, costs nothing, and is as old as the user allows', async () => {
  await remembering('hash')('gpt', 'Twice a day.');
  expect((await keptAnswer('hash'))?.events).toEqual([
    { type: 'start', model: 'gpt', requestId: '' },
    { type: 'text', text: 'Twice a day.' },
    { type: 'bill', bill: { cost: { usd: 0 }, from: 'cache' } },
    { type: 'done', reason: 'stop' },
  ]);
  expect(await keptAnswer('another')).toBeUndefined();
  const later = Date.now() + 8 * 86_400_000;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(later);
  expect(await keptAnswer('hash')).toBeUndefined();
  await cacheItem.set({ ...whole, days: 9 });
  expect(await keptAnswer('hash')).toBeDefined();
  clock.mockRestore();
});
