import { expect } from 'vitest';
import { sidebarText } from '@/test/e2e/harness/firefox';
import { ask } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { hasPageButton, pressPageButton } from '@/test/e2e/harness/page-button';
import { openSite } from '@/test/e2e/harness/session';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

test('the button in pages opens the toolbar popup, since no message may open the sidebar, and goes at once', async ({
  headedFox,
  display,
  site,
}) => {
  const page = await openSite(headedFox, site.add('/ferry', 'Ferry', articleBody));
  const wish = { type: 'button.switch', site: 'http://127.0.0.1/*' } as const;
  expect(await ask(headedFox, { ...wish, on: true })).toEqual({ on: true });
  expect(await hasPageButton(headedFox, page)).toBe(true);
  // Firefox opens the sidebar when it installs; there the press shows what is selected now.
  await pressPageButton(display, page, '#rest h2');
  await until('the selection in the sidebar', async () => (await sidebarText(headedFox)).includes('Selection · 1 word'));

  await headedFox.options.evaluate(() => {
    const views = browser.extension.getViews() as unknown as (typeof globalThis)[];
    views.find(({ location }) => location.pathname === '/sidepanel.html')?.close();
  });
  await until('the end of the sidebar', async () => (await sidebarText(headedFox)) === '');
  await pressPageButton(display, page, '#rest h2');
  const popup = () =>
    headedFox.options.evaluate(() => {
      const views = browser.extension.getViews({ type: 'popup' }) as unknown as (typeof globalThis)[];
      return views.map(({ document }) => document.body.innerText).join('\n');
    });
  await until('the popup', async () => (await popup()).includes('Selection · 1 word'));

  expect(await ask(headedFox, { ...wish, on: false })).toEqual({ on: false });
  expect(await hasPageButton(headedFox, page)).toBe(false);
});
