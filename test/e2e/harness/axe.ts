import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on a page as it is now, in light and in dark, each as one readable line. */
export async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.evaluate(async () => {
      // A colour on its way from one theme to the other is neither.
      const running = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(running.map(({ finished }) => finished));
    });
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    for (const { id, help, nodes } of violations)
      for (const { html, failureSummary } of nodes) found.push(`${theme}: ${id}: ${help}: ${html.slice(0, 200)} (${failureSummary})`);
  }
  return found;
}
