import { browser } from 'wxt/browser';
import type { Action } from '@/utils/schema/action';
import { tDynamic } from './i18n';

type Contexts = NonNullable<Parameters<typeof browser.contextMenus.create>[0]['contexts']>;

/** Addresses that look like a PDF's. What they hold is only known when it is there. */
const PDF_LINKS = ['*://*/*.pdf', '*://*/*.pdf?*', '*://*/*.PDF', '*://*/pdf/*'];

/** Where a page entry shows: wherever nothing is selected and no field is under the pointer. */
const PAGE: Contexts = ['page', 'frame', 'link', 'image', 'video', 'audio'];
const PARENT = 'postil';
const SEPARATOR = ':';

export interface MenuChoice {
  readonly actionId: string;
  /** What was under the pointer. */
  readonly place: 'selection' | 'page' | 'editable' | 'link';
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly contexts: Contexts;
  /** Shows on links to these addresses only. */
  readonly targetUrlPatterns?: string[];
}

/** The entries of one action: one for each different title, in all contexts that share it. */
export function menuEntries({ id, menu }: Action): Entry[] {
  const contexts = new Map<string, { contexts: Contexts; place: string }>();
  const add = (title: string | undefined, place: string, more: Contexts) => {
    if (title === undefined) return;
    const entry = contexts.get(title) ?? { contexts: [] as unknown as Contexts, place };
    contexts.set(title, { ...entry, contexts: [...entry.contexts, ...more] as Contexts });
  };
  add(menu.selection, 'selection', ['selection']);
  add(menu.editable, 'editable', ['editable']);
  add(menu.link, 'link', ['link']);
  add(menu.page, 'page', PAGE);
  return [...contexts].map(([title, entry]) => ({
    id: [id, entry.place].join(SEPARATOR),
    title,
    contexts: entry.contexts,
    ...(entry.place === 'link' && { targetUrlPatterns: PDF_LINKS }),
  }));
}

/** Makes the context menu anew: every action under one entry. */
export async function createMenus(actions: readonly Action[]): Promise<void> {
  await browser.contextMenus.removeAll();
  const entries = actions.flatMap(menuEntries);
  const all = [...new Set(entries.flatMap(({ contexts }) => [...contexts]))] as unknown as Contexts;
  browser.contextMenus.create({ id: PARENT, title: 'Postil', contexts: all });
  for (const { title, ...entry } of entries) {
    browser.contextMenus.create({ ...entry, parentId: PARENT, title: tDynamic(title, title) });
  }
}

/** What a click on an entry means; undefined for an entry that is not ours. */
export function menuChoice(
  id: string | number,
  info: { readonly editable: boolean; readonly selectionText?: string; readonly linkUrl?: string },
): MenuChoice | undefined {
  const [actionId, place] = String(id).split(SEPARATOR);
  if (!actionId || !place) return undefined;
  if (place === 'link' && info.linkUrl) return { actionId, place };
  return { actionId, place: info.selectionText ? 'selection' : info.editable ? 'editable' : 'page' };
}

export interface MenuClick {
  readonly menuItemId: string | number;
  readonly editable: boolean;
  readonly selectionText?: string;
  readonly frameId?: number;
  readonly pageUrl?: string;
  readonly linkUrl?: string;
}

/** Calls back with each click on one of our entries and the tab it was in. */
export function onMenuClick(callback: (info: MenuClick, tab: { id: number; windowId: number }) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id !== undefined) callback(info, { id: tab.id, windowId: tab.windowId });
  });
}
