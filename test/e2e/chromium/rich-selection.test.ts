import { expect } from 'vitest';
import { readsClosedRoots } from '@/test/e2e/harness/closed-roots';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { openPanel, openSite, selectText } from '@/test/e2e/harness/session';
import { answerWhen, press } from '@/test/e2e/harness/surface';
import { richBody, richLines } from '@/test/e2e/harness/texts';
import { userText } from '@/test/servers/practice-answer';

test('lists, code, a table and 800 line breaks of a selection arrive at the model', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'Got it.' });
  const page = await openSite(postil, site.add('/rich', 'Stores', richBody));
  await selectText(page, '#rich');
  const panel = await openPanel(postil, page);

  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('Got it.'));

  const sent = userText(model.log.posts[0] ?? { body: undefined });
  const lines = sent.split('\n').map((line) => line.replace(/\s+$|\\$/g, ''));
  expect(lines).toContain('1. Oats');
  expect(lines.some((line) => /^2\. Barley$/.test(line))).toBe(true);
  expect(lines.some((line) => /^\s+[-*] pearled$/.test(line))).toBe(true);
  expect(sent).toContain('if (tide > 4) {\n    moor("north");\n}');
  expect(sent).toMatch(/\|\s*Day\s*\|\s*High water\s*\|\n\|[\s:|-]+\|\n\|\s*Monday\s*\|\s*06:12\s*\|\n\|\s*Tuesday\s*\|\s*06:58\s*\|/);
  expect(lines.filter((line) => line.startsWith('entry '))).toEqual(richLines);
});

test('closed shadow roots are read, as a page and as a selection', ({ postil, model, site }) => readsClosedRoots(postil, model, site));
