import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { figures } from './bill-words';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';

/** Which model answers and what the answer took. */
export function Meter() {
  const { tab, connection } = usePanel();
  const job = lastJob(tab);
  const onDevice = job ? job.maker !== 'model' : connection?.providerId === 'on-device';
  const model = onDevice ? t('on_device') : job?.model || connection?.model || t('default_model');
  return (
    <div className="meter">
      <Button onClick={() => void openOptions('model')} aria-label={t('model_used', model)}>
        {model}
      </Button>
      <span>{job ? figures(job) : onDevice ? t('nothing_sent') : ''}</span>
    </div>
  );
}
