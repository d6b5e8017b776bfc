import { budget } from '@/utils/schema/budget';
import { historySettings } from '@/utils/schema/history';
import { cacheSettings, connection, lastOptions, money, reading } from '@/utils/schema/settings';
import { localItem } from './item';

/** Where answers come from; the key is not in here. */
export const connectionItem = localItem('connection', connection, {});
export const readingItem = localItem('reading', reading, {});
export const lastOptionsItem = localItem('lastOptions', lastOptions, {});
export const historyItem = localItem('history', historySettings, {});
export const budgetItem = localItem('budget', budget, {});
export const moneyItem = localItem('money', money, {});
export const cacheItem = localItem('cache', cacheSettings, {});
