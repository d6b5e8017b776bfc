import { t } from '@/utils/platform/i18n';
import { costWords, formatNumber } from '@/utils/platform/words';
import type { JobHead } from './panel-state';

/** Counts, cost and time of a job, as far as they are known: before the answer what is thought, after it what was told. */
export function figures({ usage, estimate, bill, createdAt, endedAt, maker, failure }: JobHead): string {
  const seconds = endedAt === undefined ? [] : [t('seconds', formatNumber((endedAt - createdAt) / 1000, 1))];
  if (maker !== 'model') return [t('nothing_sent'), ...seconds].join(' · ');
  if (failure?.code === 'budget') return t('nothing_sent');
  return [...needed(usage, estimate, bill), ...seconds].join(' · ');
}

function needed(usage: JobHead['usage'], estimate: JobHead['estimate'], bill: JobHead['bill']): string[] {
  if (bill && bill.from !== 'server') return [t(bill.from === 'cache' ? 'from_cache' : 'from_shared'), costWords(bill.cost)];
  if (usage) return [t('tokens_in', formatNumber(usage.input)), t('tokens_out', formatNumber(usage.output)), costWords(bill?.cost ?? {})];
  if (!estimate) return [];
  const cost = bill?.cost ?? estimate.cost;
  const words = costWords(cost);
  return [t('about', t('tokens_in', formatNumber(estimate.input))), cost.usd === undefined || cost.usd === 0 ? words : t('about', words)];
}
