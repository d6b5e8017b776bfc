import type { Action } from '@/utils/schema/action';
import { ask } from './ask';
import { draft } from './draft';
import { explain } from './explain';
import { reply } from './reply';
import { rewrite } from './rewrite';
import { summarize } from './summarize';
import { translate } from './translate';

/** Every action, in the order in which surfaces show them. */
export const actions: readonly Action[] = [summarize, rewrite, draft, ask, translate, reply, explain];

/** The action of this id; an unknown one (from an older version's record, say) is the first. */
export function actionById(id: string): Action {
  return actions.find((action) => action.id === id) ?? summarize;
}

/** The options of an action: what was chosen where that is a known value, else the initial ones. */
export function settledOptions(action: Action, chosen: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    action.options.map(({ id, values, initial }) => {
      const wish = chosen[id];
      return [id, wish !== undefined && values.includes(wish) ? wish : initial];
    }),
  );
}
