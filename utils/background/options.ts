import { actionById, optionsHere } from '@/utils/actions/index';
import { uiLanguage } from '@/utils/platform/i18n';
import { tabPlace } from '@/utils/platform/tabs';
import { hostOf } from '@/utils/platform/words';
import { lastOptionsItem, siteOptionsItem } from '@/utils/storage/settings';

/** The options of an action as they were last used on the site in this tab. */
export async function optionsOn(tabId: number, actionId: string): Promise<Record<string, string>> {
  const action = actionById(actionId);
  const perSite = action.options.some((option) => option.perSite);
  const [last, sites, place] = await Promise.all([
    lastOptionsItem.get(),
    perSite ? siteOptionsItem.get() : {},
    perSite ? tabPlace(tabId) : undefined,
  ]);
  return optionsHere(action, { last, sites }, { host: hostOf(place?.url ?? ''), uiLanguage: uiLanguage() });
}
