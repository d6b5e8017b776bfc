import { browser } from 'wxt/browser';

interface Policy {
  createScriptURL(url: string): string;
}

interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL: () => string }): Policy;
}

const THREAD = '/reader/pdf.worker.mjs';

let policy: Policy | undefined;

/** Folder with the tables of East Asian fonts, with a slash at its end. */
export const fontTables = (): string => browser.runtime.getURL('/reader/cmaps/LICENSE').replace(/LICENSE$/, '');

/**
 * Starts the thread that takes PDFs apart, from the package. The pages of an extension may make no script's address out of a text; the one
 * exception that the manifest names gives this address and no other.
 */
export function startReaderThread(): Worker {
  const url = browser.runtime.getURL(THREAD);
  const maker: PolicyMaker | undefined = Reflect.get(globalThis, 'trustedTypes');
  policy ??= maker?.createPolicy('postil-reader', { createScriptURL: () => url });
  return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
}
