import { browser } from 'wxt/browser';

/** The version of this installation. */
export const version = (): string => browser.runtime.getManifest().version;
