import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixturePages } from '@/test/helpers/fixture-pages';
import { launchChromium } from '@/test/helpers/page-browsers';
import { captureCases } from '@/test/helpers/capture-cases';
import { sourceCases } from '@/test/helpers/source-cases';
import { threadCases } from '@/test/helpers/thread-cases';

let browser: Browser;
let page: Page;
const pages = new FixturePages();

beforeAll(async () => {
  await pages.start();
  browser = await launchChromium();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await pages.stop();
});

describe('capture in Chromium', () => {
  for (const each of [...captureCases, ...sourceCases, ...threadCases]) {
    it(each.name, async () => {
      await each.run(page, pages, expect);
    });
  }
});
