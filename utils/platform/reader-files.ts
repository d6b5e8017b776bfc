import { browser } from 'wxt/browser';
import { ownScript } from './own-script';

const THREAD = '/reader/pdf.worker.mjs';

/** Folder with the tables of East Asian fonts, with a slash at its end. */
export const fontTables = (): string => browser.runtime.getURL('/reader/cmaps/LICENSE').replace(/LICENSE$/, '');

/** Starts the thread that takes PDFs apart, from the package. */
export function startReaderThread(): Worker {
  return new Worker(ownScript('postil-reader', browser.runtime.getURL(THREAD)), { type: 'module' });
}
