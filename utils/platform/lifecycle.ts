import { browser } from 'wxt/browser';

/** Calls back when Postil was installed or updated. */
export function onInstalled(callback: (reason: string) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callback(reason));
}

/** Calls back when the browser has started. */
export function onStartup(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}

/** Milliseconds after which the browser has surely told why a worker was started. */
const TOLD_AFTER = 500;

/**
 * Whether a session begins with the browser or with Postil alone, which was installed, updated or reloaded while the browser and its tabs
 * stayed. To be called in a worker's first turn. Where the browser does not tell, it is taken for the browser, of which less follows.
 */
export function whatBegan(): Promise<'browser' | 'extension'> {
  const { promise, resolve } = Promise.withResolvers<'browser' | 'extension'>();
  onStartup(() => resolve('browser'));
  onInstalled((reason) => resolve(reason === 'install' || reason === 'update' ? 'extension' : 'browser'));
  setTimeout(() => resolve('browser'), TOLD_AFTER);
  return promise;
}
