import { optionsHere, withSiteOption } from '@/utils/actions/index';
import { uiLanguage } from '@/utils/platform/i18n';
import { requestAllSites, requestSiteAccess } from '@/utils/platform/site-access';
import { isPrivateTab } from '@/utils/platform/tabs';
import { hostOf } from '@/utils/platform/words';
import type { Action } from '@/utils/schema/action';
import type { JobOrder } from '@/utils/schema/job';
import { lastOptionsItem, siteOptionsItem } from '@/utils/storage/settings';
import { aboutDocument, composerTarget, contextChoice, followUpOrder, newOrder } from './orders';
import { usePanel } from './panel-context';

/** What the reader can do in the panel; everything goes to the tab on the screen. */
export function useWork() {
  const { store, tabId, tab, remembered } = usePanel();
  const host = hostOf(tab.view?.url ?? '');
  const optionsOf = (action: Action) => optionsHere(action, remembered, { host, uiLanguage: uiLanguage() });
  const parts = (action: Action, instruction: string) => ({
    jobId: crypto.randomUUID(),
    tabId,
    action,
    options: optionsOf(action),
    instruction,
  });
  const wait = (order: JobOrder | undefined) => store.dispatch({ type: 'wanted', tabId, order });

  /** Asks the browser for this tab's site, straight from the click; what waits for it starts when it is allowed. */
  const allowSite = (order = tab.wanted) => {
    wait(order);
    void requestSiteAccess({ tabId, url: order?.link ?? tab.view?.url ?? '' }).then((answer) => {
      if (answer === 'granted' && order?.link) store.start(order);
      else if (answer === 'granted') void store.look(tabId);
      else store.dispatch({ type: 'wanted', tabId, order, access: answer });
    });
  };
  const start = (wish: JobOrder) => {
    const order = aboutDocument(wish, tab);
    const readsPage = order.scope !== 'kept' && order.scope !== 'none' && !order.link;
    if (readsPage && tab.view?.access === 'ask') allowSite(order);
    else store.start(order);
  };
  return {
    optionsOf,
    allowSite: () => allowSite(),
    allowAllSites: () => void requestAllSites().then(() => store.look(tabId)),
    /** Allows the site that an order could not read, and does it then. */
    allowSiteFor: (order: JobOrder) => allowSite(order),
    start,
    /** A button of an action: starts it, or opens the composer if it needs words first. */
    run: (action: Action) => {
      if (action.instruction === 'required' && tab.message.trim() === '') store.dispatch({ type: 'chosen', tabId, actionId: action.id });
      else start(newOrder(parts(action, action.instruction === 'none' ? '' : tab.message), tab));
    },
    /** The words in the composer. */
    send: () => {
      if (tab.message.trim() === '') return;
      const { action, follows } = composerTarget(tab);
      const own = parts(action, tab.message);
      start(follows ? followUpOrder(own, follows, contextChoice(tab)) : newOrder(own, tab));
    },
    choose: (action: Action, option: string, value: string) => {
      void lastOptionsItem.set({ ...remembered.last, [action.id]: { ...optionsOf(action), [option]: value } });
      const sites = withSiteOption(action, option, value, host, remembered.sites);
      // Where one was in a private window is not written down.
      if (sites) void isPrivateTab(tabId).then((secret) => (secret ? undefined : siteOptionsItem.set(sites)));
    },
  };
}
