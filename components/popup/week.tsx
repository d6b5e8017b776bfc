import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { formatUsd } from '@/utils/platform/words';
import { readLedger } from '@/utils/storage/ledger';
import { daysBefore, localDay } from '@/utils/usage/day';
import { sumOf, type LedgerSums } from '@/utils/usage/ledger';

/** What the last seven days cost, with this one; nothing before the first answer. */
export function Week() {
  const [sums, setSums] = useState<LedgerSums>();
  useEffect(() => {
    const now = Date.now();
    readLedger(daysBefore(now, 6), localDay(now)).then(
      (rows) => setSums(sumOf(rows)),
      () => {},
    );
  }, []);
  if (!sums || sums.answers === 0) return null;
  const cost = sums.unpriced > 0 ? t('plus_unknown', formatUsd(sums.usd)) : formatUsd(sums.usd);
  return <Button onClick={() => void openOptions('usage')}>{t('this_week', cost)}</Button>;
}
