import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { t } from '@/utils/platform/i18n';
import { fixOrigin } from '@/utils/platform/origin-fix';
import { openLink } from '@/utils/platform/links';
import { failureSentence, formatNumber, stepWords } from '@/utils/platform/words';
import { baseUrlOf } from '@/utils/providers/index';
import { serverAt } from '@/utils/providers/known-servers';
import type { Provider } from '@/utils/providers/provider';
import type { TestReport } from '@/utils/schema/messages';
import type { EndpointProfile } from '@/utils/schema/profile';
import type { Connection } from '@/utils/schema/settings';
import { stepsFor } from '@/utils/schema/steps';
import { learnProfile } from '@/utils/storage/endpoint-memory';
import type { ConnectionForm } from './use-connection';

const MAX_OFFERED = 6;

interface ResultProps {
  readonly form: ConnectionForm;
  readonly report: TestReport;
  readonly connection: Connection;
  readonly provider: Provider;
  /** Brings the reader to the field of the key. */
  readonly onChangeKey: () => void;
}

function ModelButtons({ form, models }: { form: ConnectionForm; models: readonly string[] }) {
  return models.slice(0, MAX_OFFERED).map((model) => (
    <Button key={model} kind="quiet" onClick={() => form.use({ model })}>
      {model}
    </Button>
  ));
}

/** What works, but not as it should, each with what can be done. */
function Findings({ form, findings }: { form: ConnectionForm; findings: NonNullable<TestReport['findings']> }) {
  const { baseUrl, model, inOnePiece, cutTo } = findings;
  const learn = (change: Partial<EndpointProfile>) => void learnProfile(baseUrl, model, change).then(() => form.tryIt());
  return (
    <>
      {inOnePiece ? (
        <Note
          tone="warn"
          title={t('found_one_piece')}
          steps={
            <Button kind="quiet" onClick={() => learn({ streams: false })}>
              {t('found_one_piece_fix')}
            </Button>
          }
        >
          <p>{t('found_one_piece_text')}</p>
        </Note>
      ) : null}
      {cutTo ? (
        <Note
          tone="warn"
          title={t('read_only', formatNumber(cutTo.read), formatNumber(cutTo.sent))}
          steps={
            <Button kind="quiet" onClick={() => learn({ contextHint: cutTo.read })}>
              {t('found_cut_fix', formatNumber(cutTo.read))}
            </Button>
          }
        >
          <p>{t('found_cut_text')}</p>
        </Note>
      ) : null}
    </>
  );
}

function Works({ form, report: { models, took, findings }, connection, provider }: ResultProps) {
  const seconds = formatNumber(took / 1000, 1);
  const title = models.length > 0 ? t('test_works_models', formatNumber(models.length), seconds) : t('test_works', seconds);
  const chosen = connection.model !== '' || provider.tiers.balanced !== '';
  return (
    <>
      <Note tone="good" title={title} steps={chosen ? undefined : <ModelButtons form={form} models={models} />}>
        {chosen ? null : <p>{t('choose_model')}</p>}
      </Note>
      {findings ? <Findings form={form} findings={findings} /> : null}
    </>
  );
}

/** The clicks that mend what is wrong. */
function FixButtons({ form, report, connection, onChangeKey }: ResultProps) {
  const { failure, suggestedBaseUrl, suggestedModels, keyOwner, models } = report;
  if (!failure) return null;
  const steps = stepsFor(failure, false);
  const billingPage = serverAt(baseUrlOf(connection))?.billingPage;
  const fix = () =>
    void fixOrigin(baseUrlOf(connection)).then((fixed) => {
      if (fixed) form.tryIt();
    });
  return (
    <>
      {suggestedBaseUrl ? (
        <Button kind="quiet" onClick={() => form.tryIt({ baseUrl: suggestedBaseUrl })}>
          {t('use_address', suggestedBaseUrl)}
        </Button>
      ) : null}
      {keyOwner ? (
        <Button kind="quiet" onClick={() => form.followKey(keyOwner)}>
          {t('follow_key', keyOwner.name)}
        </Button>
      ) : null}
      <ModelButtons form={form} models={suggestedModels ?? (failure.code === 'no-model' ? models : [])} />
      {steps.includes('fix-origin') ? (
        <Button kind="quiet" onClick={fix}>
          {stepWords('fix-origin')}
        </Button>
      ) : null}
      {steps.includes('allow-server') ? (
        <Button kind="quiet" onClick={() => form.tryIt()}>
          {stepWords('allow-server')}
        </Button>
      ) : null}
      {steps.includes('change-key') ? (
        <Button kind="quiet" onClick={onChangeKey}>
          {stepWords('change-key')}
        </Button>
      ) : null}
      {steps.includes('add-credit') && billingPage ? (
        <Button kind="quiet" onClick={() => void openLink(billingPage)}>
          {stepWords('add-credit')}
        </Button>
      ) : null}
    </>
  );
}

/** What "Test connection" found: it works, or what exactly is wrong and the click that mends it. */
export function TestResult(props: ResultProps) {
  const { failure, suggestedModels, models, ok } = props.report;
  if (ok || !failure) return <Works {...props} />;
  const offers = (suggestedModels?.length ?? 0) > 0 || (failure.code === 'no-model' && models.length > 0);
  return (
    <Note tone="bad" title={failureSentence(failure)} steps={<FixButtons {...props} />}>
      {offers ? <p>{t('choose_model')}</p> : null}
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
