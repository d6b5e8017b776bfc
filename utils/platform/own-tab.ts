import { browser } from 'wxt/browser';
import type { OwnTab } from './tabs';

/** The tab that this page of ours is in. */
export async function ownTab(): Promise<OwnTab | undefined> {
  const tab = await browser.tabs.getCurrent();
  return tab?.id === undefined ? undefined : { tabId: tab.id, windowId: tab.windowId };
}
