import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { fileDate } from '@/utils/platform/dates';
import { t, tDynamic } from '@/utils/platform/i18n';
import { saveFile } from '@/utils/platform/save-file';
import { formatNumber } from '@/utils/platform/words';
import { exportArchive, planArchive, writePlan, type ArchivePlan } from '@/utils/storage/archive';

type Said = { readonly tone: 'good' | 'bad'; readonly words: string };

async function takeAlong(): Promise<Said> {
  const { parts, count } = await exportArchive(Date.now());
  saveFile(`postil-${fileDate(Date.now())}.json`, parts, 'application/json');
  return { tone: 'good', words: t('data_exported', formatNumber(count)) };
}

interface PlanProps {
  readonly plan: ArchivePlan;
  /** `settings`: those of the file are wanted too. */
  readonly onAnswer: (yes: boolean, settings: boolean) => void;
}

/** What an import would do, before it does it. */
function Plan({ plan, onAnswer }: PlanProps) {
  const [wanted, setWanted] = useState(false);
  const { added, updated, unchanged, spoilt, settings } = plan;
  const nothing = added.length + updated.length === 0 && !wanted;
  const rows = [
    [t('data_added'), added.length],
    [t('data_updated'), updated.length],
    [t('data_unchanged'), unchanged],
    [t('data_spoilt'), spoilt],
  ] as const;
  const steps = (
    <>
      <Button kind="primary" disabled={nothing} onClick={() => onAnswer(true, wanted)}>
        {t('data_import_now')}
      </Button>
      <Button kind="quiet" onClick={() => onAnswer(false, false)}>
        {t('data_cancel')}
      </Button>
    </>
  );
  return (
    <Note title={t('data_plan')} steps={steps}>
      <dl>
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {settings.names.length > 0 ? (
        <label>
          <input type="checkbox" checked={wanted} onChange={(event) => setWanted(event.target.checked)} />{' '}
          {t('data_take_settings', formatNumber(settings.names.length))}
        </label>
      ) : null}
    </Note>
  );
}

/** All that is kept, as a file and from a file. */
export function ArchiveCard() {
  const [said, setSaid] = useState<Said>();
  const [plan, setPlan] = useState<ArchivePlan>();
  const tell = (work: Promise<Said>) => void work.catch((): Said => ({ tone: 'bad', words: t('data_failed') })).then(setSaid);

  const look = async (file: File): Promise<Said | undefined> => {
    const found = await planArchive(await file.text());
    if ('problem' in found) return { tone: 'bad', words: tDynamic(`data_problem_${found.problem.replaceAll('-', '_')}`, t('data_failed')) };
    setPlan(found);
    return undefined;
  };
  const onFile = (file: File | undefined) => {
    setPlan(undefined);
    setSaid(undefined);
    if (file) look(file).then(setSaid, () => setSaid({ tone: 'bad', words: t('data_failed') }));
  };
  const write = async ({ settings, ...notes }: ArchivePlan, withSettings: boolean): Promise<Said> => {
    await writePlan(notes);
    if (withSettings) await settings.write();
    const words = t('data_imported', formatNumber(notes.added.length + notes.updated.length));
    return { tone: 'good', words: withSettings ? `${words} · ${t('data_settings_taken')}` : words };
  };
  const onAnswer = (yes: boolean, withSettings: boolean) => {
    setPlan(undefined);
    if (yes && plan) tell(write(plan, withSettings));
  };
  return (
    <div className="card">
      <p>{t('data_archive_text')}</p>
      <div className="line">
        <Button kind="quiet" onClick={() => tell(takeAlong())}>
          {t('data_export')}
        </Button>
        <label className="button quiet file">
          {t('data_import')}
          <input
            className="unseen"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              onFile(event.target.files?.[0]);
              // The same file can be chosen again.
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {plan ? <Plan plan={plan} onAnswer={onAnswer} /> : null}
      <output>{said ? <Note tone={said.tone} title={said.words} /> : null}</output>
    </div>
  );
}
