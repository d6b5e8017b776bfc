import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { showTheme, THEMES } from './theme.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on a page as it is now, in light and in dark, each as one readable line. */
export async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await showTheme(page, theme);
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    for (const { id, help, nodes } of violations)
      for (const { html, failureSummary } of nodes) found.push(`${theme}: ${id}: ${help}: ${html.slice(0, 200)} (${failureSummary})`);
  }
  return found;
}
