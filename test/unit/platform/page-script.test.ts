import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runInPage } from '@/utils/platform/page-script';

interface Injection {
  readonly target: { readonly tabId: number };
  readonly args?: readonly { readonly kind: string }[];
}

test('two requests to one tab never take each other up; another tab does not wait for them', async () => {
  const laidDown = new Map<number, string>();
  const done: string[] = [];
  const executeScript = async ({ target: { tabId }, args }: Injection) => {
    const [request] = args ?? [];
    // Laying down is quick, the script has to be fetched first: so a second request could come between.
    if (request) laidDown.set(tabId, request.kind);
    else {
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.push(`${tabId} ${laidDown.get(tabId) ?? 'nothing'}`);
      laidDown.delete(tabId);
    }
    return [];
  };
  Object.assign(fakeBrowser.scripting, { executeScript });
  await Promise.all([
    runInPage(1, { kind: 'remember', place: 'a' }, { frameId: 0 }),
    runInPage(1, { kind: 'describe' }, 'all'),
    runInPage(2, { kind: 'describe' }, 'all'),
  ]);
  expect(done).toEqual(['1 remember', '2 describe', '1 describe']);
});

test('what fails holds up nothing', async () => {
  let calls = 0;
  const executeScript = async () => {
    calls += 1;
    if (calls <= 2) throw new Error('Cannot access contents of the page');
    return [];
  };
  Object.assign(fakeBrowser.scripting, { executeScript });
  const [first, second] = await Promise.allSettled([runInPage(1, { kind: 'describe' }, 'all'), runInPage(1, { kind: 'describe' }, 'all')]);
  expect(first).toMatchObject({ status: 'rejected', reason: { reason: 'no-access' } });
  expect(second).toMatchObject({ status: 'fulfilled' });
});

test('the source view of a page, where no script ever ends, is refused and holds up nothing', async () => {
  vi.useFakeTimers();
  const tab: { url?: string } = {};
  Object.assign(fakeBrowser.tabs, { get: async () => tab });
  Object.assign(fakeBrowser.scripting, { executeScript: () => (tab.url === undefined ? new Promise(() => {}) : Promise.resolve([])) });
  const refused = expect(runInPage(1, { kind: 'describe' }, 'all')).rejects.toMatchObject({ reason: 'page-locked' });
  await vi.advanceTimersByTimeAsync(2_000);
  await refused;
  vi.useRealTimers();
  tab.url = 'https://site.example/';
  expect(await runInPage(1, { kind: 'describe' }, 'all')).toEqual([]);
});

test('a browser that is only busy, and refuses late, is not taken for one in which no script ends', async () => {
  vi.useFakeTimers();
  const busy = Promise.withResolvers<void>();
  let asked = 0;
  const get = async () => {
    // Each answer is a turn of its own.
    if (++asked > 1) await busy.promise.then(() => new Promise((resolve) => setTimeout(resolve)));
    return {};
  };
  Object.assign(fakeBrowser.tabs, { get });
  const refuse = () => busy.promise.then(() => Promise.reject(new Error('Cannot access contents of the page')));
  Object.assign(fakeBrowser.scripting, { executeScript: refuse });
  const refused = expect(runInPage(1, { kind: 'describe' }, 'all')).rejects.toMatchObject({ reason: 'no-access' });
  await vi.advanceTimersByTimeAsync(10_000);
  busy.resolve();
  await vi.advanceTimersByTimeAsync(1);
  await refused;
  vi.useRealTimers();
});

test.each([
  ['Cannot access contents of the page. Extension manifest must request permission to access the respective host.', 'no-access'],
  ['Missing host permission for the tab', 'no-access'],
  ['Cannot access a chrome:// URL', 'page-locked'],
  ['Frame with ID 0 is showing error page', 'page-locked'],
  ['No tab with id: 811866738', 'page-closed'],
  ['No frame with id 77 in tab with id 811866746', 'page-closed'],
  ['No document with id FE52B04D268C64285850654849DC6BFE in tab with id 7', 'page-closed'],
  ['Frame with ID 0 was removed.', 'page-closed'],
  ['Invalid tab ID: 6', 'page-closed'],
  ['Invalid frame IDs: [77].', 'page-closed'],
  ['Invalid documentId: ABCD', 'page-closed'],
])('"%s" means %s', async (words, reason) => {
  Object.assign(fakeBrowser.scripting, { executeScript: () => Promise.reject(new Error(words)) });
  await expect(runInPage(3, { kind: 'describe' }, 'all')).rejects.toMatchObject({ reason });
});
