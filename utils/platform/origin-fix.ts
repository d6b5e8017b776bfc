import { browser } from 'wxt/browser';

/*
 * The permission `declarativeNetRequestWithHostAccess` brings no warning, so it is held from the start. Asked for later it would be of no use:
 * Chrome 156 grants it at once, but then never answers `updateDynamicRules` until the extension is loaded again; Firefox does not know it as
 * an optional one. What needs the user's yes is each rule.
 */

/** Servers whose requests go without an Origin, and the rules that do it. */
async function fixes(): Promise<{ id: number; origin: string }[]> {
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  return rules.map(({ id, condition }) => ({ id, origin: (condition.urlFilter ?? '').replace(/^\||\/$/g, '') }));
}

/** Origins of the servers that see no Origin from us. */
export async function fixedOrigins(): Promise<string[]> {
  return (await fixes()).map(({ origin }) => origin);
}

/**
 * Takes the Origin header off our own requests to one server, until `unfixOrigin`. Some local servers refuse every Origin but their own,
 * since a web page could misuse them; what pages send is left as it is. Must be called straight from a click.
 * @returns false if the browser or the user did not allow it
 */
export async function fixOrigin(baseUrl: string): Promise<boolean> {
  const { origin, protocol, hostname } = new URL(baseUrl);
  // First, without any wait: it needs the click's own gesture.
  const allowed = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] }).catch(() => false);
  if (!allowed) return false;
  const known = await fixes();
  if (known.some((fix) => fix.origin === origin)) return true;
  const id = Math.max(0, ...known.map((fix) => fix.id)) + 1;
  await browser.declarativeNetRequest.updateDynamicRules({
    addRules: [
      {
        id,
        priority: 1,
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
        condition: {
          urlFilter: `|${origin}/`,
          initiatorDomains: [new URL(browser.runtime.getURL('/')).host],
          resourceTypes: ['xmlhttprequest', 'other'],
        },
      },
    ],
  });
  return true;
}

/** Sends the Origin to this server again. */
export async function unfixOrigin(origin: string): Promise<void> {
  const known = await fixes();
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: known.filter((fix) => fix.origin === origin).map(({ id }) => id),
  });
}
