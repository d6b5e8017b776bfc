import puppeteer, { type Browser } from 'puppeteer-core';
import { PATIENCE } from '../e2e/harness/until.ts';

/** A bare Chromium, without the extension: for what happens inside a page. `more`: further command line switches. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    timeout: PATIENCE,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', ...more],
  });
}

/** A bare Firefox. */
export function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    timeout: PATIENCE,
  });
}
