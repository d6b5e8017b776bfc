import { ownScript } from './own-script';

declare function importScripts(...paths: string[]): void;

/** The part of the worker's code that is loaded when it is needed: `entrypoints/work.ts`. */
const PART = '/work.js';

const importPart = (): void => importScripts(ownScript('postil-work', PART));

/**
 * Has the part kept with the worker. Chrome's worker may later load only what it has loaded while it was being installed
 * (https://w3c.github.io/ServiceWorker/#importscripts). Must be called in the worker's first turn.
 */
export function keepPart(): void {
  if (!import.meta.env.FIREFOX) addEventListener('install', importPart);
}

/** Evaluates the part, in the same turn where the browser can: Chrome's worker has no `import()`, Firefox's event page no `importScripts`. */
export async function loadPart(): Promise<void> {
  if (import.meta.env.FIREFOX) await import('virtual:work');
  else importPart();
}
