import { browser } from 'wxt/browser';

const FILES = ['file:///*'];

/**
 * Whether files of this computer that a tab shows may be read. `off`: not before the user switches it on, on the extension's page in the
 * browser's settings; `never`: the browser (Firefox) gives no extension that.
 */
export type FileAccess = 'on' | 'off' | 'never';

async function get(): Promise<FileAccess> {
  if (await browser.extension.isAllowedFileSchemeAccess()) return 'on';
  return browser.runtime.getURL('/').startsWith('moz-') ? 'never' : 'off';
}

/** As a value that is read once: the browser starts an extension anew when this is switched. */
export const fileAccess = { get, watch: () => () => {} };

/** Opens the extension's page in the browser's settings, which has the switch. */
export async function openFileAccess(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}

/**
 * Takes the browser up on the user's switch, for tabs that nobody has clicked in. Chromium asks no further question then (seen in version
 * 156). Must be called straight from a click.
 * @returns whether the tab shows such a file, and it may be read now
 */
export async function requestFile(tabId: number): Promise<boolean> {
  if ((await get()) !== 'on' || !(await browser.permissions.request({ origins: FILES }).catch(() => false))) return false;
  return (await browser.tabs.get(tabId)).url?.startsWith('file:') ?? false;
}
