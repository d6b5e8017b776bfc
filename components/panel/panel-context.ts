import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Connection, LastOptions } from '@/utils/schema/settings';
import { emptyTab, type TabState } from './panel-state';
import type { PanelStore } from './panel-store';

export interface PanelValue {
  readonly store: PanelStore;
  /** The tab on the screen: what is drawn and what is sent always speak of this one. */
  readonly tabId: number;
  readonly tab: TabState;
  readonly connection: Connection | undefined;
  readonly lastOptions: LastOptions;
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

/** Brings the keyboard to the composer, behind the words that are there by then. */
export function focusComposer(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.composer textarea');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });
}
