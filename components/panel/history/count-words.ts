import { amountOf } from '@/utils/platform/words';

/** "214 notes". */
export const countWords = (count: number): string => amountOf('history_count', count);
