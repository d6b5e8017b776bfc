import { expect } from 'vitest';
import { allowPrompt, clickInSidePanel, waitForSidePanel } from '@/test/e2e/harness/chromium';
import { test } from '@/test/e2e/harness/fixtures';
import { chooseMenuEntry } from '@/test/e2e/harness/menu';
import { openSite, screenPoint, selectText } from '@/test/e2e/harness/session';
import { answerWhen, regionText, waitForWords } from '@/test/e2e/harness/surface';
import { articleBody, otherBody, PASSAGE } from '@/test/e2e/harness/texts';

test('what ships holds no site; for a tab that the user switches to, the open panel asks at the moment of use', async ({
  shipped,
  display,
  site,
}) => {
  expect(await shipped.options.evaluate(() => browser.permissions.getAll())).toMatchObject({ origins: [] });
  const zebras = await openSite(shipped, site.add('/zebra', 'Zebras', otherBody));
  const ferry = await openSite(shipped, site.add('/ferry', 'Ferry', articleBody));
  await selectText(ferry, '#passage');
  await chooseMenuEntry(display, await screenPoint(ferry, '#passage p'));
  const panel = await waitForSidePanel(shipped);
  await answerWhen(panel, 'has a sentence of the page', (text) => PASSAGE.some((sentence) => text.includes(sentence)));

  await zebras.bringToFront();
  // The other way, without any lasting permission, is named too.
  await waitForWords(panel, /Alt\+S/);
  await clickInSidePanel(shipped, panel, 'Summarize');
  expect(await regionText(panel, 'Source')).toMatch(/Not read/);
  await clickInSidePanel(shipped, panel, 'Allow all sites');
  await allowPrompt(shipped, panel);

  expect(await answerWhen(panel, 'is about zebras', (text) => text.includes('Stripes confuse'))).not.toContain('ferry');
});
