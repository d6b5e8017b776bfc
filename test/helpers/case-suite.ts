import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageCase } from './capture-cases';
import { FixturePages } from './fixture-pages';

/** Runs cases one after the other in one tab of one browser. @param launch starts it, without the extension */
export function caseSuite(name: string, launch: () => Promise<Browser>, cases: readonly PageCase[]): void {
  let browser: Browser;
  let page: Page;
  const pages = new FixturePages();

  beforeAll(async () => {
    await pages.start();
    browser = await launch();
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
    await pages.stop();
  });

  describe(name, () => {
    for (const each of cases) {
      it(each.name, async () => {
        await each.run(page, pages, expect);
      });
    }
  });
}
