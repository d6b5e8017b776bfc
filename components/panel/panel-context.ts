import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { useStored } from '@/components/ui/use-stored';
import type { Remembered } from '@/utils/actions/index';
import type { Connection } from '@/utils/schema/settings';
import { lastOptionsItem, siteOptionsItem } from '@/utils/storage/settings';
import { emptyTab, type TabState } from './panel-state';
import type { PanelStore } from './panel-store';

export interface PanelValue {
  readonly store: PanelStore;
  /** The tab on the screen: what is drawn and what is sent always speak of this one. */
  readonly tabId: number;
  readonly tab: TabState;
  readonly connection: Connection | undefined;
  /** Options as they were last used. */
  readonly remembered: Remembered;
  readonly openHistory: () => void;
}

export const PanelContext = createContext<PanelValue | undefined>(undefined);

/** What the parts of the panel share. */
export function usePanel(): PanelValue {
  const value = useContext(PanelContext);
  if (!value) throw new Error('Only inside the panel');
  return value;
}

/** The tab that the store shows and what is known of it. */
export function useShownTab(store: PanelStore): { tabId: number | undefined; tab: TabState } {
  const { tabId, tabs } = useSyncExternalStore(store.subscribe, store.state);
  return { tabId, tab: (tabId === undefined ? undefined : tabs[tabId]) ?? emptyTab };
}

/** The options of all actions as they were last used, here and on single sites. */
export function useRemembered(): Remembered {
  const last = useStored(lastOptionsItem);
  const sites = useStored(siteOptionsItem);
  return useMemo(() => ({ last: last ?? {}, sites: sites ?? {} }), [last, sites]);
}

/** Brings the keyboard to the composer, behind the words that are there by then. */
export function focusComposer(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.composer textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });
}
