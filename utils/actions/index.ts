import type { Action, ActionOption } from '@/utils/schema/action';
import type { LastOptions } from '@/utils/schema/settings';
import { ask } from './ask';
import { continueWriting } from './continue';
import { draft } from './draft';
import { explain } from './explain';
import { list } from './list';
import { reply } from './reply';
import { rewrite } from './rewrite';
import { summarize } from './summarize';
import { tasks } from './tasks';
import { translate } from './translate';

/** Every action, in the order in which surfaces show them. */
export const actions: readonly Action[] = [summarize, rewrite, draft, ask, translate, reply, explain, continueWriting, list, tasks];

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

/** Name of what was last chosen for an action on one site, beside what was last chosen anywhere. */
const siteKey = (action: Action, host: string): string => `${action.id}@${host}`;
/** Sites whose choices are remembered; the oldest are forgotten. */
const MOST_SITES = 200;

/** What an option begins with: of languages that of the interface, if it is one of them. */
function firstValue({ labels, values, initial }: ActionOption, uiLanguage: string): string {
  const language = uiLanguage.split(/[-_]/)[0] ?? '';
  return labels === 'languages' && values.includes(language) ? language : initial;
}

/** What was chosen before, on this device and on its sites. */
export interface Remembered {
  readonly last: LastOptions;
  readonly sites: LastOptions;
}

/** The options of an action as last used here: on this site where that is remembered, else anywhere, else the first ones. */
export function optionsHere(
  action: Action,
  { last, sites }: Remembered,
  here: { readonly host: string; readonly uiLanguage: string },
): Record<string, string> {
  const first = Object.fromEntries(action.options.map((option) => [option.id, firstValue(option, here.uiLanguage)]));
  return settledOptions(action, { ...first, ...last[action.id], ...sites[siteKey(action, here.host)] });
}

/** What is remembered of the sites after a choice on one of them; undefined if this option is not theirs. */
export function withSiteOption(action: Action, option: string, value: string, host: string, sites: LastOptions): LastOptions | undefined {
  if (host === '' || !action.options.some(({ id, perSite }) => id === option && perSite)) return undefined;
  const key = siteKey(action, host);
  const { [key]: known, ...others } = sites;
  const newest = Object.entries(others).slice(1 - MOST_SITES);
  return Object.fromEntries([...newest, [key, { ...known, [option]: value }]]);
}
