import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { formatNumber } from '@/utils/platform/words';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { endOfBranch } from './versions';

/** Steps through the versions of an answer; each brings along what followed it. */
export function VersionSteps({ job, versions }: { job: JobHead; versions: readonly JobHead[] }) {
  const { store, tabId, tab } = usePanel();
  const at = versions.findIndex(({ order }) => order.jobId === job.order.jobId);
  const step = (by: number) => {
    const version = versions[at + by];
    // `aria-disabled` keeps the focus on the button at the last step.
    return {
      'aria-disabled': version === undefined,
      onClick: () => version && store.send({ type: 'open', tabId, jobId: endOfBranch(tab, version) }),
    };
  };
  return (
    <span className="versions">
      <Button kind="icon" className="step" aria-label={t('version_before')} title={t('version_before')} {...step(-1)}>
        ‹
      </Button>
      <output>{t('version_of', formatNumber(at + 1), formatNumber(versions.length))}</output>
      <Button kind="icon" className="step" aria-label={t('version_after')} title={t('version_after')} {...step(1)}>
        ›
      </Button>
    </span>
  );
}
