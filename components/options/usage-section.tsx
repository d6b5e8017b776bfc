import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { saveFile } from '@/utils/platform/save-file';
import { formatNumber, formatUsd } from '@/utils/platform/words';
import type { Budget } from '@/utils/schema/budget';
import { readLedger } from '@/utils/storage/ledger';
import { budgetItem } from '@/utils/storage/money';
import { daysBefore, localDay } from '@/utils/usage/day';
import { ledgerCsv, sumOf } from '@/utils/usage/ledger';
import { CacheCard } from './cache-card';
import { NumberField } from './number-field';
import { PricesCard } from './prices-card';
import { UsageChart, UsageTable } from './usage-chart';
import { useLedger } from './use-ledger';
import './usage.css';

const DAYS = 30;

/** This month, and the days that are drawn; both stay as they were when the page was opened. */
function lastDays() {
  const now = Date.now();
  const days = Array.from({ length: DAYS }, (_, index) => daysBefore(now, DAYS - 1 - index));
  return { month: localDay(now).slice(0, 7), days };
}

async function exportCsv(): Promise<void> {
  const rows = await readLedger('0', '9');
  saveFile(`Postil usage ${localDay(Date.now())}.csv`, [ledgerCsv(rows)], 'text/csv;charset=utf-8');
}

/** What this month took, and the last thirty days as a picture and a table. */
function MonthCard({ budget }: { budget: Budget }) {
  const [{ month, days }] = useState(lastDays);
  const first = days[0] ?? month;
  const rows = useLedger(first < `${month}-01` ? first : `${month}-01`);
  if (!rows) return null;
  const sums = sumOf(rows.filter(({ day }) => day.startsWith(month)));
  const spent = budget.monthUsd === undefined ? formatUsd(sums.usd) : t('of_limit', formatUsd(sums.usd), formatUsd(budget.monthUsd));
  const about = [
    t('answers_count', formatNumber(sums.answers)),
    t('tokens', formatNumber(sums.input + sums.output)),
    ...(sums.fromCache > 0 ? [t('kept_count', formatNumber(sums.fromCache))] : []),
    ...(sums.unpriced > 0 ? [t('unpriced_count', formatNumber(sums.unpriced))] : []),
    ...(sums.guessed > 0 ? [t('guessed_count', formatNumber(sums.guessed))] : []),
  ];
  return (
    <div className="card">
      <div className="line">
        <span className="usage-sum">{spent}</span>
        <span className="soft">{t('this_month')}</span>
        <Button kind="quiet" onClick={() => void exportCsv()}>
          {t('export_csv')}
        </Button>
      </div>
      <p className="soft">{about.join(' · ')}</p>
      <UsageChart rows={rows} days={days} />
      <UsageTable rows={rows} />
    </div>
  );
}

/** The most that may be used; what would pass it is stopped before it is sent. */
function BudgetCard({ budget }: { budget: Budget }) {
  const change = (field: keyof Budget) => (value: number | undefined) => {
    const { [field]: _, ...others } = budget;
    void budgetItem.set(value === undefined ? others : { ...others, [field]: value });
  };
  return (
    <div className="card">
      <p>{t('budget_text')}</p>
      <div className="two-fields">
        <NumberField label={t('day_usd')} placeholder={t('no_limit')} value={budget.dayUsd} onSettle={change('dayUsd')} />
        <NumberField label={t('month_usd')} placeholder={t('no_limit')} value={budget.monthUsd} onSettle={change('monthUsd')} />
        <NumberField label={t('day_tokens')} placeholder={t('no_limit')} value={budget.dayTokens} onSettle={change('dayTokens')} />
        <NumberField label={t('month_tokens')} placeholder={t('no_limit')} value={budget.monthTokens} onSettle={change('monthTokens')} />
      </div>
      <p className="soft">{t('budget_unknown')}</p>
    </div>
  );
}

/** What answers cost, what they may cost, and how to pay less. */
export function UsageSection() {
  const budget = useStored(budgetItem);
  if (!budget) return null;
  return (
    <section id="usage">
      <h2>{t('section_usage')}</h2>
      <MonthCard budget={budget} />
      <BudgetCard budget={budget} />
      <PricesCard />
      <CacheCard />
    </section>
  );
}
