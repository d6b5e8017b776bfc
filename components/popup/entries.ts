import { actions } from '@/utils/actions/index';
import type { ScopeWish } from '@/utils/schema/job';
import type { TabView } from '@/utils/schema/panel-event';

/** One line of the popup. */
export interface Entry {
  readonly actionId: string;
  readonly scope: ScopeWish;
  readonly words: string;
}

/** What can be done here: with a selection its actions first, then those of the page. */
export function entriesFor(view: TabView): Entry[] {
  const entries: Entry[] = [];
  const add = (actionId: string, scope: ScopeWish, words: string | undefined) => {
    const known = entries.some((entry) => entry.words === words);
    if (words !== undefined && !known) entries.push({ actionId, scope, words });
  };
  for (const { id, menu } of actions) {
    if (view.selectionWords > 0) add(id, 'selection', menu.selection);
    else if (view.editable) add(id, 'auto', menu.editable);
  }
  for (const { id, menu } of actions) add(id, 'main', menu.page);
  return entries;
}
