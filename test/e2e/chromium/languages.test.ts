import { expect, onTestFinished, type TestContext } from 'vitest';
import { inLanguage } from '@/test/e2e/harness/in-language';
import { launchChromium } from '@/test/e2e/harness/chromium';
import { cutText } from '@/test/e2e/harness/cut-text';
import { builds, test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, photograph } from '@/test/e2e/harness/session';
import { find, press, regionText } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';

/** The narrowest panel, in CSS pixels. */
const NARROW = { width: 320, height: 720 };

/** Those with the longest words, and one that is written from right to left. */
test.for([
  ['de', 'ltr'],
  ['nl', 'ltr'],
  ['ru', 'ltr'],
  ['ar', 'rtl'],
] as const)('%s fits into a narrow window: options, empty panel, answer', async ([language, direction], { site, task }) => {
  const { session, word } = await start(language, task.name);
  const { options } = session;
  await options.bringToFront();
  await options.setViewport(NARROW);
  for (const provider of ['compatible', 'on_device']) {
    await press(options, word(`provider_${provider}`), 'radio');
    expect(await cutText(options), `options, ${provider}`).toEqual([]);
  }
  const written = await options.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  expect(written).toEqual([language, direction]);

  const page = await openSite(session, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(session, page);
  await panel.setViewport(NARROW);
  await find(panel, 'button', word('action_summarize'));
  expect(await cutText(panel), 'empty panel').toEqual([]);
  await press(panel, word('action_summarize'));
  await until('an answer', () => regionText(panel, word('answer')));
  await find(panel, 'button', word('again'));
  expect(await cutText(panel), 'answer').toEqual([]);
  expect(await panel.evaluate(() => document.documentElement.dir)).toBe(direction);
});

/** A browser with Postil in this language; both end with the test. */
async function start(language: string, name: string) {
  const { extension, word } = inLanguage(builds.chromium, language);
  const session = await launchChromium({ extension });
  onTestFinished(async ({ task }: TestContext) => {
    if (task.result?.state === 'fail') await photograph(session, name);
    await session.close();
  });
  return { session, word };
}
