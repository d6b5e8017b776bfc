import { browser } from 'wxt/browser';

interface Sidebar {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens Postil's panel beside the pages of this window. Needs the user's gesture: it must be the first thing a listener does, before any
 * `await`. The work of the caller goes on without a panel too, and can be read in the popped-out one.
 * @returns false where the browser has none or refuses
 */
export async function openPanel(windowId: number): Promise<boolean> {
  const { sidePanel, sidebarAction } = browser as Sidebar;
  try {
    await (sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open());
    return true;
  } catch {
    return false;
  }
}

/** Opens what the toolbar button opens, without a gesture. Does nothing where the browser cannot. */
export async function openPopup(windowId: number): Promise<void> {
  await browser.action.openPopup({ windowId }).catch(() => {});
}
