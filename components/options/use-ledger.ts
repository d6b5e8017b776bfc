import { useEffect, useState } from 'react';
import type { LedgerRow } from '@/utils/schema/ledger';
import { readLedger } from '@/utils/storage/ledger';
import { localDay } from '@/utils/usage/day';

/** What was used from a day (YYYY-MM-DD) until now; read again whenever the reader comes back to the page. */
export function useLedger(from: string): readonly LedgerRow[] | undefined {
  const [rows, setRows] = useState<readonly LedgerRow[]>();
  useEffect(() => {
    let current = true;
    const read = () =>
      void readLedger(from, localDay(Date.now())).then(
        (found) => {
          if (current) setRows(found);
        },
        () => {},
      );
    read();
    window.addEventListener('focus', read);
    return () => {
      current = false;
      window.removeEventListener('focus', read);
    };
  }, [from]);
  return rows;
}
