import { browser } from 'wxt/browser';
import { ownTab } from './own-tab';

const MARK = 'print';

/** True for a panel that was opened only to be printed. */
export const isForPaper = (): boolean => new URLSearchParams(location.search).has(MARK);

/**
 * Prints the panel of this tab. Beside a page `print()` does nothing (Chromium 156, no word of it anywhere), so such a panel opens a window of
 * its own, which prints itself.
 */
export async function printPanel(tabId: number): Promise<void> {
  if (await ownTab()) print();
  else
    await browser.windows.create({
      url: browser.runtime.getURL(`/sidepanel.html?tab=${tabId}&${MARK}`),
      type: 'popup',
      width: 640,
      height: 760,
    });
}

/** Closes this page's tab: without the user's hand on it, `close()` does nothing in Firefox. */
async function closeTab(): Promise<void> {
  const tab = await ownTab();
  if (tab) await browser.tabs.remove(tab.tabId);
}

/** Prints this window once it is drawn, and closes it then. */
export function printAndClose(): void {
  window.addEventListener('afterprint', () => void closeTab(), { once: true });
  requestAnimationFrame(() => requestAnimationFrame(() => print()));
}
