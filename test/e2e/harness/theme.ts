import type { Page } from 'puppeteer-core';

export const THEMES = ['light', 'dark'];

/** Shows a page in a theme, and waits until no colour is on its way from one to the other. */
export async function showTheme(page: Page, theme: string): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.evaluate(async () => {
    const running = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}
