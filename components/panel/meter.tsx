import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { formatNumber } from '@/utils/platform/words';
import { usePanel } from './panel-context';
import { lastJob, type JobHead } from './panel-state';

/** Counts and time of a job, as far as they are known. */
function figures({ usage, createdAt, endedAt, maker }: JobHead): string {
  const tokens = usage ? [t('tokens_in', formatNumber(usage.input)), t('tokens_out', formatNumber(usage.output))] : [];
  const seconds = endedAt === undefined ? [] : [t('seconds', formatNumber((endedAt - createdAt) / 1000, 1))];
  return [...(maker === 'model' ? tokens : [t('nothing_sent')]), ...seconds].join(' · ');
}

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
