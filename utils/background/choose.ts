import { actionById, actions } from '@/utils/actions/index';
import { menuChoice, type MenuClick } from '@/utils/platform/menus';
import type { JobOrder, ScopeWish } from '@/utils/schema/job';
import { optionsOn } from './options';
import type { ClickHint } from './page-source';
import { composeFor, takeReady } from './panels';
import { start } from './start';

/** The action cannot begin before the user has said what is wanted. */
export function needsWords({ actionId, instruction }: Pick<JobOrder, 'actionId' | 'instruction'>): boolean {
  return actionById(actionId).instruction === 'required' && instruction.trim() === '';
}

interface Choice {
  readonly actionId: string;
  readonly tabId: number;
  readonly scope: ScopeWish;
  /** Address of the document to read in place of the page. */
  readonly link?: string;
}

/** Starts an action that was chosen outside the panel; one that needs words opens the composer instead. */
async function choose({ link, ...wish }: Choice, hint: ClickHint): Promise<void> {
  const { actionId, tabId } = wish;
  if (needsWords({ actionId, instruction: '' })) return composeFor(tabId, actionId);
  const order: JobOrder = { jobId: crypto.randomUUID(), ...wish, options: {}, instruction: '', mode: 'new', ...(link && { link }) };
  return start({ ...order, options: await optionsOn(tabId, actionId) }, hint);
}

/** What an entry of the context menu stands for. */
export function chooseInMenu(info: MenuClick, tabId: number): void {
  const choice = menuChoice(info.menuItemId, info);
  if (!choice) return;
  const wholePage =
    choice.place === 'page' || choice.place === 'link' || (choice.place === 'editable' && actionById(choice.actionId).inField === 'page');
  const scope: ScopeWish = wholePage ? 'main' : 'selection';
  const hint: ClickHint = { frameId: wholePage ? 0 : info.frameId, menuText: info.selectionText, url: info.pageUrl };
  const link = choice.place === 'link' ? info.linkUrl : undefined;
  void choose({ actionId: choice.actionId, tabId, scope, link }, hint);
}

/** What a key stands for: what the panel shows as ready for it, else a new beginning; some only open the panel. */
export async function chooseByKey(command: string, tabId: number): Promise<void> {
  if (!actions.some(({ id }) => id === command) || (await takeReady(tabId, command))) return;
  await choose({ actionId: command, tabId, scope: 'auto' }, {});
}
