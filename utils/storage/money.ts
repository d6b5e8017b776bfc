import { budget } from '@/utils/schema/budget';
import { cacheSettings, money } from '@/utils/schema/money';
import { localItem } from './item';

export const budgetItem = localItem('budget', budget, {});
export const moneyItem = localItem('money', money, {});
export const cacheItem = localItem('cache', cacheSettings, {});
