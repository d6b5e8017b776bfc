import { actionById, actions } from '@/utils/actions/index';
import { createMenus, menuChoice, onMenuClick } from '@/utils/platform/menus';
import { onShortcut } from '@/utils/platform/shortcuts';
import { onInstalled, onStartup } from '@/utils/platform/lifecycle';
import { openPanel } from '@/utils/platform/panel';
import { openOptions } from '@/utils/platform/tabs';
import type { JobOrder, ScopeWish } from '@/utils/schema/job';
import { closeToContentScripts } from '@/utils/storage/live-work';
import type { ClickHint } from './page-source';
import { optionsOn } from './options';
import { composeFor } from './panels';
import type { Start } from './start';

/** The action cannot begin before the user has said what is wanted. */
export function needsWords({ actionId, instruction }: Pick<JobOrder, 'actionId' | 'instruction'>): boolean {
  return actionById(actionId).instruction === 'required' && instruction.trim() === '';
}

/** Starts an action that was chosen outside the panel; one that needs words opens the composer instead. */
async function choose(start: Start, actionId: string, tabId: number, scope: ScopeWish, hint: ClickHint): Promise<void> {
  if (needsWords({ actionId, instruction: '' })) return composeFor(tabId, actionId);
  const order: JobOrder = { jobId: crypto.randomUUID(), tabId, actionId, scope, options: {}, instruction: '', mode: 'new' };
  return start({ ...order, options: await optionsOn(tabId, actionId) }, hint);
}

/** Registers the ways in that the browser itself offers: context menu, shortcuts, first install. */
export function serveEntries(start: Start): void {
  onMenuClick((info, tab) => {
    // First, without any wait: it needs the click's own gesture.
    void openPanel(tab.windowId);
    const choice = menuChoice(info.menuItemId, info);
    if (!choice) return;
    const wholePage = choice.place === 'page' || (choice.place === 'editable' && actionById(choice.actionId).inField === 'page');
    const scope: ScopeWish = wholePage ? 'main' : 'selection';
    const hint: ClickHint = { frameId: wholePage ? 0 : info.frameId, menuText: info.selectionText, url: info.pageUrl };
    void choose(start, choice.actionId, tab.id, scope, hint);
  });
  onShortcut((command, tab) => {
    void openPanel(tab.windowId);
    if (actions.some(({ id }) => id === command)) void choose(start, command, tab.id, 'auto', {});
  });
  onInstalled((reason) => {
    void closeToContentScripts();
    void createMenus(actions);
    if (reason === 'install') void openOptions('welcome');
  });
  onStartup(() => {
    // The browser's language may have changed since.
    void createMenus(actions);
  });
}
