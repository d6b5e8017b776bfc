import { browser } from 'wxt/browser';

/** Calls back when Postil was installed or updated. */
export function onInstalled(callback: (reason: string) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callback(reason));
}

/** Calls back when the browser has started. */
export function onStartup(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}
