import { browser } from 'wxt/browser';
import { fixedTabId } from './tabs';

interface Sidebar {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void>; close(): Promise<void> };
}

const sidebar = (): Sidebar => browser;

/**
 * Opens Postil's panel beside the pages of this window. Needs the user's gesture: it must be the first thing a listener does, before any
 * `await`. Resolves without a panel where the browser has none or refuses; the work goes on and can be read in the popped-out panel.
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = sidebar();
  try {
    await (sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open());
  } catch {
    // Refused without a gesture; the caller's work does not depend on it.
  }
}

/** Closes the panel that this page is, in the middle of the user's key press: Firefox's sidebar is not closed by its page itself. */
export function closePanel(): void {
  const { sidebarAction } = sidebar();
  if (sidebarAction && fixedTabId() === undefined) sidebarAction.close().catch(() => {});
  else window.close();
}
