import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { t } from '@/utils/platform/i18n';
import { fixOrigin } from '@/utils/platform/origin-fix';
import { failureSentence, formatNumber, stepWords } from '@/utils/platform/words';
import { baseUrlOf } from '@/utils/providers/index';
import type { Provider } from '@/utils/providers/provider';
import type { TestReport } from '@/utils/schema/messages';
import type { Connection } from '@/utils/schema/settings';
import { stepsFor } from '@/utils/schema/steps';
import type { ConnectionForm } from './use-connection';

const MAX_OFFERED = 6;

interface ResultProps {
  readonly form: ConnectionForm;
  readonly report: TestReport;
  readonly connection: Connection;
  readonly provider: Provider;
}

function ModelButtons({ form, models }: { form: ConnectionForm; models: readonly string[] }) {
  return models.slice(0, MAX_OFFERED).map((model) => (
    <Button key={model} kind="quiet" onClick={() => form.use({ model })}>
      {model}
    </Button>
  ));
}

function Works({ form, report: { models, took }, connection, provider }: ResultProps) {
  const seconds = formatNumber(took / 1000, 1);
  const title = models.length > 0 ? t('test_works_models', formatNumber(models.length), seconds) : t('test_works', seconds);
  if (connection.model !== '' || provider.tiers.balanced !== '') return <Note tone="good" title={title} />;
  return (
    <Note tone="good" title={title} steps={<ModelButtons form={form} models={models} />}>
      <p>{t('choose_model')}</p>
    </Note>
  );
}

/** What "Test connection" found: it works, or what exactly is wrong and the click that mends it. */
export function TestResult(props: ResultProps) {
  const { form, report, connection } = props;
  const { failure, suggestedBaseUrl, suggestedModels } = report;
  if (report.ok || !failure) return <Works {...props} />;
  const steps = stepsFor(failure, false);
  const offered = suggestedModels ?? (failure.code === 'no-model' ? report.models : []);
  const buttons = (
    <>
      {suggestedBaseUrl ? (
        <Button kind="quiet" onClick={() => form.tryIt({ baseUrl: suggestedBaseUrl })}>
          {t('use_address', suggestedBaseUrl)}
        </Button>
      ) : null}
      <ModelButtons form={form} models={offered} />
      {steps.includes('fix-origin') ? (
        <Button
          kind="quiet"
          onClick={() =>
            void fixOrigin(baseUrlOf(connection)).then((fixed) => {
              if (fixed) form.tryIt();
            })
          }
        >
          {stepWords('fix-origin')}
        </Button>
      ) : null}
      {steps.includes('allow-server') ? (
        <Button kind="quiet" onClick={() => form.tryIt()}>
          {stepWords('allow-server')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Note tone="bad" title={failureSentence(failure)} steps={buttons}>
      {offered.length > 0 ? <p>{t('choose_model')}</p> : null}
      {failure.code === 'origin-refused' ? <p>{t('origin_hint')}</p> : null}
      {failure.detail ? (
        <details>
          <summary>{stepWords('details')}</summary>
          <p>{failure.status === undefined ? failure.detail : `${failure.status}: ${failure.detail}`}</p>
        </details>
      ) : null}
    </Note>
  );
}
