import { browser } from 'wxt/browser';

/** Where a link opens: in a new tab in front, in one behind, or in a window of its own. */
export type LinkPlace = 'front' | 'behind' | 'window';

/** Opens an address of an answer, after the user's click. Only http, https and mailto get through. */
export async function openLink(url: string, place: LinkPlace = 'front'): Promise<void> {
  if (!/^(https?|mailto):/i.test(url)) return;
  if (place === 'window') await browser.windows.create({ url });
  else await browser.tabs.create({ url, active: place === 'front' });
}
