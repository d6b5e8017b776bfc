import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { builds, end, test as base } from '@/test/e2e/harness/fixtures';
import { launchFirefox } from '@/test/e2e/harness/firefox';
import { testFolder } from '@/test/e2e/harness/folder';
import { openPanel, openSite } from '@/test/e2e/harness/session';
import { answerWhen, press } from '@/test/e2e/harness/surface';
import { articleBody } from '@/test/e2e/harness/texts';
import { until } from '@/test/e2e/harness/until';
import { readPdf } from '@/utils/document/read-pdf';

/** A Firefox whose printer is a file, without a question before it. */
const test = base.extend('printing', async ({ task }, { onCleanup }) => {
  const paper = join(testFolder(), 'paper.pdf');
  const printer = 'Mozilla Save to PDF';
  const own = (setting: string) => `print.printer_${printer.replaceAll(' ', '_')}.${setting}`;
  const toFile = { [own('print_to_file')]: true, [own('print_to_filename')]: paper };
  const fox = await launchFirefox({
    extension: builds.firefox,
    prefs: { 'print.always_print_silent': true, print_printer: printer, ...toFile },
  });
  onCleanup(() => end(fox, task));
  return { fox, paper };
});

test('the window that prints the panel puts the answer alone on paper, and closes', async ({ printing: { fox, paper }, model, site }) => {
  await setConnection(fox, { baseUrl: model.baseUrl, model: 'practice' });
  model.setBehaviour({ answer: 'The ferry leaves at **seven**.' });
  const page = await openSite(fox, site.add('/ferry', 'Ferry', articleBody));
  const panel = await openPanel(fox, page);
  await press(panel, 'Summarize');
  await answerWhen(panel, 'is whole', (text) => text.includes('at seven.'));

  // As the sidebar does, where a page cannot print.
  const url = await panel.evaluate(() => `${location.href}&print`);
  const printing = await fox.options.evaluate((address) => browser.windows.create({ url: address, type: 'popup' }), url);
  await until('the paper', () => existsSync(paper) && readFileSync(paper).includes('%%EOF'));
  const bytes = Uint8Array.from(readFileSync(paper));
  const { markdown } = await readPdf(bytes, {}, { signal: AbortSignal.timeout(60_000), password: async () => undefined, onPage: () => {} });
  expect(markdown).toContain('The ferry leaves at seven.');
  expect(markdown).not.toMatch(/Summarize|Copy|Medium/);
  const left = () => fox.options.evaluate(async () => (await browser.windows.getAll()).map(({ id }) => id));
  await until('the window to close', async () => !(await left()).includes(printing?.id));
});
