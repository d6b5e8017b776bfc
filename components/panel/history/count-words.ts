import { t } from '@/utils/platform/i18n';
import { formatNumber } from '@/utils/platform/words';

/** "214 notes". */
export const countWords = (count: number): string => t(count === 1 ? 'history_count_one' : 'history_count_other', formatNumber(count));
