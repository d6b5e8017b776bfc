import { openPopup } from '@/utils/platform/panel';
import type { PressedIn } from '@/utils/platform/door';
import { hideInOpenTabs, registerButton, showInOpenTabs } from '@/utils/platform/page-button';
import { isAllowed } from '@/utils/platform/site-access';
import { pageButtonItem } from '@/utils/storage/courtesies';
import { describeTab } from './describe-tab';
import { publisher } from './work';

/** Milliseconds for which a switch waits for the browser's question to be answered. */
const PATIENCE = 120_000;

interface Wish {
  readonly site: string;
  readonly on: boolean;
}

let last: Promise<unknown> = Promise.resolve();

/** Brings registered scripts and open tabs in line with what the user switched and what the browser allows. Gives the sites. */
async function settle(wish?: Wish): Promise<readonly string[]> {
  const before = await pageButtonItem.get();
  const pending = before.asked && Date.now() - before.asked.at < PATIENCE && before.asked.site !== wish?.site ? before.asked : undefined;
  const asked = wish?.on ? { site: wish.site, at: Date.now() } : pending;
  const wanted = new Set([...before.sites, ...(asked ? [asked.site] : [])]);
  if (wish && !wish.on) wanted.delete(wish.site);
  const allowed = await Promise.all([...wanted].map(async (site) => ((await isAllowed(site)) ? [site] : [])));
  const sites = allowed.flat();
  await pageButtonItem.set({ sites, asked: asked && !sites.includes(asked.site) ? asked : undefined });
  await registerButton(sites);
  const gone = before.sites.filter((site) => !sites.includes(site));
  const come = sites.filter((site) => !before.sites.includes(site));
  await Promise.all([...gone.map(hideInOpenTabs), ...come.map(showInOpenTabs)]);
  return sites;
}

/** One after the other: two at once would write over each other. */
function inTurn(wish?: Wish): Promise<readonly string[]> {
  const next = last.then(() => settle(wish));
  last = next.catch(() => {});
  return next;
}

/** Switches the button of a site on, as soon as the site is allowed, or off. */
export async function switchButton(wish: Wish): Promise<{ on: boolean }> {
  return { on: (await inTurn(wish)).includes(wish.site) };
}

/** Registers anew what an update of the extension has thrown away, or what the user's grants have changed. */
export const restoreButton = (): void => void inTurn();

/** Goes on after a press of the button in a page. @param opened whether the press has opened the panel */
export async function afterPress({ tabId, windowId }: PressedIn, opened: boolean): Promise<void> {
  const panels = publisher.panelsOf(tabId);
  // Firefox lets no message open its sidebar. Its toolbar popup has the same actions, and one click there opens the sidebar.
  if (!opened && panels.length === 0) await openPopup(windowId);
  if (panels.length === 0) return;
  // One that was open already looks at a page only when the reader comes to it.
  const view = await describeTab(tabId);
  for (const panel of panels) panel.send({ type: 'described', view });
}
