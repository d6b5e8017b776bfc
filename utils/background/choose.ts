import { actionById, actions } from '@/utils/actions/index';
import { menuChoice, type MenuClick } from '@/utils/platform/menus';
import type { JobOrder, ScopeWish } from '@/utils/schema/job';
import { lastOptionsItem } from '@/utils/storage/settings';
import type { ClickHint } from './page-source';
import { composeFor } from './panels';
import { start } from './start';

/** The action cannot begin before the user has said what is wanted. */
export function needsWords({ actionId, instruction }: Pick<JobOrder, 'actionId' | 'instruction'>): boolean {
  return actionById(actionId).instruction === 'required' && instruction.trim() === '';
}

/** Starts an action that was chosen outside the panel; one that needs words opens the composer instead. */
async function choose(actionId: string, tabId: number, scope: ScopeWish, hint: ClickHint): Promise<void> {
  if (needsWords({ actionId, instruction: '' })) return composeFor(tabId, actionId);
  const order: JobOrder = { jobId: crypto.randomUUID(), tabId, actionId, scope, options: {}, instruction: '', mode: 'new' };
  const options = (await lastOptionsItem.get())[actionId] ?? {};
  return start({ ...order, options }, hint);
}

/** What an entry of the context menu stands for. */
export function chooseInMenu(info: MenuClick, tabId: number): void {
  const choice = menuChoice(info.menuItemId, info);
  if (!choice) return;
  const wholePage = choice.place === 'page' || (choice.place === 'editable' && actionById(choice.actionId).inField === 'page');
  const scope: ScopeWish = wholePage ? 'main' : 'selection';
  const hint: ClickHint = { frameId: wholePage ? 0 : info.frameId, menuText: info.selectionText, url: info.pageUrl };
  void choose(choice.actionId, tabId, scope, hint);
}

/** What a key stands for; some only open the panel. */
export function chooseByKey(command: string, tabId: number): void {
  if (actions.some(({ id }) => id === command)) void choose(command, tabId, 'auto', {});
}
