import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press, regionText } from '@/test/e2e/harness/surface';
import { shortPdf } from '@/test/helpers/pdf/cases';
import { userText } from '@/test/servers/practice-answer';

test("a PDF in the browser's own viewer, which no script may enter, is fetched and read in the panel", async ({ fox, model, site }) => {
  await setConnection(fox, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'About the paper.' });
  const { bytes, truth } = await shortPdf();
  // Nothing in the address tells that it is one.
  const page = await openSite(fox, `${site.addFile('/download', 'application/pdf', bytes)}?id=7`);
  const panel = await openPanel(fox, page);

  await press(panel, 'Summarize');
  expect(await answerWhen(panel, 'is whole', (text) => text.includes('About the paper.'))).toBeTruthy();
  const sent = userText(model.log.posts[0] ?? { body: undefined }).replace(/\s*\[p\. \d+\]/g, '');
  for (const words of truth) expect(sent).toContain(words);
  expect(await regionText(panel, 'Source')).toMatch(/PDF, 4 pages/);
});
