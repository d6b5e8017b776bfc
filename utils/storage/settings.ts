import { historySettings } from '@/utils/schema/history';
import { connection, lastOptions, reading } from '@/utils/schema/settings';
import { localItem } from './item';

/** Where answers come from; the key is not in here. */
export const connectionItem = localItem('connection', connection, {});
export const readingItem = localItem('reading', reading, {});
export const lastOptionsItem = localItem('lastOptions', lastOptions, {});
export const historyItem = localItem('history', historySettings, {});
