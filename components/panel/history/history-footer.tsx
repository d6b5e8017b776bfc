import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { formatNumber } from '@/utils/platform/words';
import type { Conversation } from '@/utils/schema/history';
import { saveArchive } from './save-archive';

/** What a button of the footer is for: the chosen ones, those that were found, or all. */
function footerWords(what: 'export' | 'delete', chosen: number, narrowed: boolean): string {
  if (chosen > 0) return t(what === 'export' ? 'history_export_chosen' : 'history_delete_chosen', formatNumber(chosen));
  if (what === 'export') return t(narrowed ? 'history_export_found' : 'history_export_all');
  return t(narrowed ? 'history_delete_found' : 'history_delete_all');
}

interface HistoryFooterProps {
  /** The rows that the buttons are for. */
  readonly meant: readonly Conversation[];
  /** How many of the rows are chosen by hand. */
  readonly chosen: number;
  readonly narrowed: boolean;
  readonly complete: boolean;
  readonly onDelete: () => void;
}

/** What can be done with all rows, with those that were found, or with the chosen ones. */
export function HistoryFooter({ meant, chosen, narrowed, complete, onDelete }: HistoryFooterProps) {
  const disabled = meant.length === 0 || !complete;
  return (
    <footer className="meter">
      <Button onClick={() => void openOptions('data')}>{t('history_data')}</Button>
      <Button disabled={disabled} onClick={() => void saveArchive(meant.map(({ id }) => id))}>
        {footerWords('export', chosen, narrowed)}
      </Button>
      <Button disabled={disabled} onClick={onDelete}>
        {footerWords('delete', chosen, narrowed)}
      </Button>
    </footer>
  );
}
