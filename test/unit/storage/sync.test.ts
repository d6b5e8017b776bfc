import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { readingItem, syncItem } from '@/utils/storage/settings';
import { onStoredChange } from '@/utils/storage/item';
import { carrySettings } from '@/utils/storage/sync';

beforeEach(async () => {
  vi.restoreAllMocks();
  await Promise.all([browser.storage.local.clear(), browser.storage.sync.clear()]);
});
onStoredChange((names, area) => void carrySettings(names, area));

const there = async (name: string) => (await browser.storage.sync.get(name))[name];

describe('sync of settings', () => {
  it('is off until the user wants it', async () => {
    await readingItem.set({ outputLanguage: 'de' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await browser.storage.sync.get(null)).toEqual({});
  });

  it('gives what is here, then each change, and takes what comes', async () => {
    await readingItem.set({ outputLanguage: 'de' });
    await syncItem.set({ on: true });
    await expect.poll(() => there('reading')).toEqual({ outputLanguage: 'de' });
    await readingItem.set({ outputLanguage: 'fr' });
    await expect.poll(() => there('reading')).toEqual({ outputLanguage: 'fr' });
    await browser.storage.sync.set({ reading: { outputLanguage: 'it' } });
    await expect.poll(async () => (await readingItem.get()).outputLanguage).toBe('it');
  });

  it('never carries servers, keys, how long the history is kept, or anything it does not know', async () => {
    await browser.storage.local.set({
      connection: { keyHint: '1234' },
      history: { retentionDays: 7 },
      other: 1,
      reading: { outputLanguage: 'de' },
    });
    await syncItem.set({ on: true });
    await expect.poll(() => there('reading')).toEqual({ outputLanguage: 'de' });
    await browser.storage.local.set({ connection: { keyHint: '9999' }, other: 2 });
    await browser.storage.sync.set({ connection: { baseUrl: 'https://evil.example' } });
    await readingItem.set({ outputLanguage: 'es' });
    await expect.poll(() => there('reading')).toEqual({ outputLanguage: 'es' });
    expect(Object.keys(await browser.storage.sync.get(null)).toSorted()).toEqual(['connection', 'reading']);
    expect((await browser.storage.local.get('connection')).connection).toEqual({ keyHint: '9999' });
  });
});
