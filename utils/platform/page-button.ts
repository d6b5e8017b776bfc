import { browser } from 'wxt/browser';
import type { ButtonOff } from '@/utils/schema/messages';
import { ask } from './ask';

const ID = 'page-button';
const FILE = '/button.js';

/** Puts the button into every page of these sites (match patterns) from now on, and into no other. */
export async function registerButton(sites: readonly string[]): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const script = { id: ID, js: [FILE], matches: [...sites], allFrames: true };
  if (sites.length > 0)
    await (known.length > 0 ? browser.scripting.updateContentScripts([script]) : browser.scripting.registerContentScripts([script]));
  else if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
}

/** Does something with tabs; those where it fails (closed, the browser's own pages) are passed over. */
async function inTabs(wanted: { url?: string }, work: (tabId: number) => Promise<unknown>): Promise<void> {
  const tabs = await browser.tabs.query(wanted);
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [work(id)])));
}

/** How often a page is asked again that refuses the button, and after how long, ms: a grant of this moment may still be on its way to it. */
const TRIES = 5;
const TRY_EVERY = 200;

async function showIn(tabId: number, tries = 0): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [FILE] });
  } catch (error) {
    if (tries >= TRIES) throw error;
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY));
    await showIn(tabId, tries + 1);
  }
}

/** Puts the button into the pages of a site that are open already. */
export async function showInOpenTabs(site: string): Promise<void> {
  await inTabs({ url: site }, (tabId) => showIn(tabId));
}

/** Takes the button out of all open pages of a site. No permission is needed for that: it may be gone already. */
export async function hideInOpenTabs(site: string): Promise<void> {
  const message: ButtonOff = { type: 'button.off', site };
  await inTabs({}, (tabId) => browser.tabs.sendMessage(tabId, message));
}

/**
 * Switches the button of a site (a match pattern). Must be called straight from a click: the browser may have to ask for the site.
 * The worker is told before the browser has its answer, since a popup is gone as soon as the question comes.
 */
export async function switchPageButton(site: string, on: boolean): Promise<boolean> {
  const asked = on ? browser.permissions.request({ origins: [site] }) : Promise.resolve(false);
  const told = ask({ type: 'button.switch', site, on });
  const allowed = await asked.catch(() => false);
  await told;
  return on ? (await ask({ type: 'button.switch', site, on: allowed })).on : false;
}
