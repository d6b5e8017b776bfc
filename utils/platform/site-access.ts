import { browser } from 'wxt/browser';
import { requestFile } from './file-access';

const ALL_SITES = ['https://*/*', 'http://*/*'];

/** The match pattern of an address's site, or undefined if it is none that can be allowed. */
export function sitePattern(url: string): string | undefined {
  const { protocol, hostname } = URL.parse(url) ?? {};
  // A match pattern has no port: it covers all ports of the host.
  return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${hostname}/*` : undefined;
}

/**
 * Asks the user to let Postil read this tab's site. Must be called straight from a click. Without a grant the browser does not tell a tab's
 * address, and then there is no site to ask for: all sites or the shortcut remain. (Chromium has `permissions.addHostAccessRequest` for
 * such a tab; tried in version 156 with optional hosts, it resolves but asks nobody.)
 */
export async function requestSiteAccess(tab: { tabId: number; url: string }): Promise<'granted' | 'denied' | 'unavailable'> {
  const pattern = sitePattern(tab.url);
  if (!pattern) return (await requestFile(tab.tabId)) ? 'granted' : 'unavailable';
  return (await browser.permissions.request({ origins: [pattern] })) ? 'granted' : 'denied';
}

/** Asks for all sites, for those who prefer to be asked once. Must be called straight from a click. */
export async function requestAllSites(): Promise<boolean> {
  return browser.permissions.request({ origins: ALL_SITES });
}

/** The match patterns of all that is allowed now. */
export async function allowedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Whether this site (a match pattern) may be read now. */
export async function isAllowed(site: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [site] }).catch(() => false);
}

/** Takes back what was allowed. False if the browser keeps it. */
export async function takeBackSites(origins: string[]): Promise<boolean> {
  return browser.permissions.remove({ origins }).catch(() => false);
}

/**
 * Asks to talk to a model server without the limits the web puts on pages. Must be called straight from a click, else only what was allowed
 * before holds: Firefox rejects the question then, even for a host that it has granted.
 */
export async function requestServerAccess(baseUrl: string): Promise<boolean> {
  const pattern = sitePattern(baseUrl);
  return pattern ? browser.permissions.request({ origins: [pattern] }).catch(() => hasSiteAccess(baseUrl)) : false;
}

/** Whether Postil may fetch from this address's site. */
export async function hasSiteAccess(url: string): Promise<boolean> {
  const pattern = sitePattern(url);
  return pattern ? isAllowed(pattern) : false;
}

/** Calls back whenever the user allowed or took back a site. */
export function watchSiteAccess(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
