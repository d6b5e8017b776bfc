import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { restoreButton, switchButton } from '@/utils/background/page-button';
import { pageButtonItem } from '@/utils/storage/courtesies';

const A = 'https://a.example/*';
const B = 'https://b.example/*';
let granted: string[] = [];
let registered: string[] = [];
const hidden: string[] = [];

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useRealTimers();
  granted = [];
  registered = [];
  hidden.length = 0;
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every((site) => granted.includes(site)),
  });
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => (registered.length > 0 ? [{ id: 'page-button' }] : []),
    registerContentScripts: async ([script]: { matches: string[] }[]) => void (registered = script?.matches ?? []),
    updateContentScripts: async ([script]: { matches: string[] }[]) => void (registered = script?.matches ?? []),
    unregisterContentScripts: async () => void (registered = []),
    executeScript: async () => [],
  });
  Object.assign(fakeBrowser.tabs, { sendMessage: async (_: number, { site }: { site: string }) => void hidden.push(site) });
  await fakeBrowser.tabs.create({ url: 'https://a.example/' });
});

test('is on for granted sites alone, and off at once in all open tabs', async () => {
  granted = [A, B];
  expect(await switchButton({ site: A, on: true })).toEqual({ on: true });
  expect(await switchButton({ site: B, on: true })).toEqual({ on: true });
  expect(registered).toEqual([A, B]);
  expect(await switchButton({ site: A, on: false })).toEqual({ on: false });
  expect(registered).toEqual([B]);
  expect(new Set(hidden)).toEqual(new Set([A]));
});

test('waits for the answer to the browser’s question, and not for ever', async () => {
  expect(await switchButton({ site: A, on: true })).toEqual({ on: false });
  expect(registered).toEqual([]);
  granted = [A];
  restoreButton();
  await expect.poll(() => registered).toEqual([A]);

  expect(await switchButton({ site: B, on: true })).toEqual({ on: false });
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
  granted = [A, B];
  await switchButton({ site: A, on: true });
  expect(registered).toEqual([A]);
});

test('a refusal is forgotten, so that the site may be allowed later for other work', async () => {
  await switchButton({ site: A, on: true });
  await switchButton({ site: A, on: false });
  granted = [A];
  await switchButton({ site: B, on: false });
  expect(registered).toEqual([]);
  expect((await pageButtonItem.get()).asked).toBeUndefined();
});

test('a site that was taken back loses the button', async () => {
  granted = [A];
  await switchButton({ site: A, on: true });
  granted = [];
  restoreButton();
  await expect.poll(() => hidden).toContain(A);
  expect(registered).toEqual([]);
});

test('a page that has not heard of the grant yet gets the button a little later', async () => {
  granted = [A];
  let asked = 0;
  const executeScript = async () => {
    if (++asked < 3) throw new Error('Cannot access contents of the page');
    return [];
  };
  Object.assign(fakeBrowser.scripting, { executeScript });
  Object.assign(fakeBrowser.tabs, { query: async () => [{ id: 7 }] });
  expect(await switchButton({ site: A, on: true })).toEqual({ on: true });
  expect(asked).toBe(3);
});
