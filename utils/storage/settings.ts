import { historySettings } from '@/utils/schema/history';
import { siteRules } from '@/utils/schema/site-rule';
import { connection, lastOptions, reading, syncSettings } from '@/utils/schema/settings';
import { localItem } from './item';

/** Where answers come from; the key is not in here. */
export const connectionItem = localItem('connection', connection, {});
export const readingItem = localItem('reading', reading, {});
export const lastOptionsItem = localItem('lastOptions', lastOptions, {});
/** As `lastOptions`, for what is remembered of single sites; stays on this device. */
export const siteOptionsItem = localItem('siteOptions', lastOptions, {});
export const historyItem = localItem('history', historySettings, {});
/** Whether the browser may carry settings to the user's other devices. */
export const syncItem = localItem('sync', syncSettings, {});
/** What is the main text of single sites, as the user knows it. */
export const siteRulesItem = localItem('siteRules', siteRules, {});
