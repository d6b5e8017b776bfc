import { browser } from 'wxt/browser';

/** The tab that this page was opened for with `?tab=<id>`, if it was. */
export function fixedTabId(): number | undefined {
  const id = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  return Number.isInteger(id) && id >= 0 ? id : undefined;
}

/** The active tab of this page's window. */
export async function activeTab(): Promise<{ tabId: number; windowId: number } | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { tabId: tab.id, windowId: tab.windowId };
}

/** Calls back with the tab that a panel belongs to: the fixed one, else the active one of its window, now and at each switch. */
export function watchTab(onTab: (tabId: number) => void): () => void {
  const fixed = fixedTabId();
  if (fixed !== undefined) {
    onTab(fixed);
    return () => {};
  }
  let ended = false;
  let ownWindow: number | undefined;
  const onActivated = (info: { tabId: number; windowId: number }) => {
    if (info.windowId === ownWindow) onTab(info.tabId);
  };
  browser.tabs.onActivated.addListener(onActivated);
  void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => {
    ownWindow = tab?.windowId;
    if (!ended && tab?.id !== undefined) onTab(tab.id);
  });
  return () => {
    ended = true;
    browser.tabs.onActivated.removeListener(onActivated);
  };
}

/** Calls back when the tab begins to load another page, and when it is closed. */
export function watchPage(tabId: number, onChange: (change: 'loading' | 'complete' | 'closed') => void): () => void {
  const onUpdated = (id: number, change: { status?: string }) => {
    if (id === tabId && (change.status === 'loading' || change.status === 'complete')) onChange(change.status);
  };
  const onRemoved = (id: number) => {
    if (id === tabId) onChange('closed');
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  return () => {
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(onRemoved);
  };
}

/** Opens the panel of this tab as a window of its own. */
export async function popOut(tabId: number): Promise<void> {
  await browser.windows.create({ url: browser.runtime.getURL(`/sidepanel.html?tab=${tabId}`), type: 'popup', width: 420, height: 760 });
}

/** Closes the panel that this page is, in the middle of the user's key press: Firefox's sidebar is not closed by its page itself. */
export function closePanel(): void {
  const { sidebarAction } = browser as { sidebarAction?: { close(): Promise<void> } };
  if (sidebarAction && fixedTabId() === undefined) sidebarAction.close().catch(() => {});
  else window.close();
}

/** Opens the options at a section (the `id` of its heading), in the tab that has them already if there is one. */
export async function openOptions(section = ''): Promise<void> {
  const page = browser.runtime.getURL('/options.html');
  const [open] = await browser.tabs.query({ url: `${page}*` });
  const url = section ? `${page}#${section}` : page;
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { url, active: true });
}

/** Opens an address of an answer in a new tab, after the user's click. Only http, https and mailto get through. */
export async function openLink(url: string): Promise<void> {
  if (/^(https?|mailto):/i.test(url)) await browser.tabs.create({ url });
}

/** The tab's title and address, each empty where the browser does not tell; undefined once it is closed. */
export async function tabPlace(tabId: number): Promise<{ title: string; url: string } | undefined> {
  try {
    const { title, url } = await browser.tabs.get(tabId);
    return { title: title ?? '', url: url ?? '' };
  } catch {
    return undefined;
  }
}

/** A tab is private from its beginning to its end, and is remembered beyond it. */
const privateTabs = new Map<number, boolean>();

/** Whether the tab is in a private window. Told when the work starts: a closed tab tells nothing any more. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  const known = privateTabs.get(tabId);
  if (known !== undefined) return known;
  try {
    const { incognito } = await browser.tabs.get(tabId);
    privateTabs.set(tabId, incognito);
    return incognito;
  } catch {
    return false;
  }
}
