import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import type { JobHead } from './panel-state';

/** What was asked; the reader's own words can be changed. */
export function Asked({ job, onEdit }: { job: JobHead; onEdit: (() => void) | undefined }) {
  const { actionId, instruction } = job.order;
  return (
    <div className="asked">
      <b>{actionName(actionId)}</b>
      {instruction ? <span dir="auto">{instruction}</span> : null}
      {instruction && onEdit ? (
        <Button kind="icon" aria-label={t('edit_question')} title={t('edit_question')} onClick={onEdit}>
          <Icon name="rename" />
        </Button>
      ) : null}
    </div>
  );
}
