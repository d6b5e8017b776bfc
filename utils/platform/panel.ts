import { browser } from 'wxt/browser';

interface Sidebar {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens Postil's panel beside the pages of this window. Needs the user's gesture: it must be the first thing a listener does, before any
 * `await`. Resolves without a panel where the browser has none or refuses; the work goes on and can be read in the popped-out panel.
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as Sidebar;
  try {
    await (sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open());
  } catch {
    // Refused without a gesture; the caller's work does not depend on it.
  }
}
