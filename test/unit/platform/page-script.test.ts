import { expect, test } from 'vitest';
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
