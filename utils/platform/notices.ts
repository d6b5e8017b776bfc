import { browser } from 'wxt/browser';
import { openPanel } from './panel';

/** Rubric, as on the panel. */
const COLOUR = '#a8371f';
const PERMISSION = { permissions: ['notifications'] as 'notifications'[] };

/** Shows on the toolbar button that work is going on; nothing for none. */
export function showRunning(count: number): void {
  const text = count === 0 ? '' : count === 1 ? '…' : String(count);
  const shown = [browser.action.setBadgeText({ text }), ...(count > 0 ? [browser.action.setBadgeBackgroundColor({ color: COLOUR })] : [])];
  // Some browsers have no toolbar; the work does not depend on it.
  void Promise.allSettled(shown);
}

/** Asks whether Postil may tell when an answer is done. Must be called straight from a click. */
export async function requestNotices(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Gives the permission back. */
export async function takeBackNotices(): Promise<void> {
  await browser.permissions.remove(PERMISSION).catch(() => false);
}

function onClicked(id: string): void {
  const [tabId = Number.NaN, windowId = Number.NaN] = id.split(':').map(Number);
  // First, without any wait: it needs the click's own gesture.
  void openPanel(windowId);
  const shown = [browser.tabs.update(tabId, { active: true }), browser.windows.update(windowId, { focused: true })];
  void Promise.allSettled([...shown, browser.notifications.clear(id)]);
}

/** A click on a notice brings its tab to the front, with the panel where the browser allows that. Called again when a permission was given. */
export function onNoticeClick(): void {
  // Without the permission there is no such API at all.
  const { notifications } = browser as Partial<typeof browser>;
  if (notifications?.onClicked.hasListener(onClicked) === false) notifications.onClicked.addListener(onClicked);
}

/** Tells through the system that the work of a tab is done. Nothing happens without the permission, or for a tab that is closed. */
export async function showNotice(tabId: number, title: string, message: string): Promise<void> {
  if (!(await browser.permissions.contains(PERMISSION))) return;
  const { windowId } = await browser.tabs.get(tabId);
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(`${tabId}:${windowId}`, { type: 'basic', iconUrl, title, message });
}
