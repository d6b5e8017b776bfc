import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { t } from '@/utils/platform/i18n';
import { openFileAccess } from '@/utils/platform/file-access';
import { fixOrigin } from '@/utils/platform/origin-fix';
import { requestServerAccess } from '@/utils/platform/site-access';
import { openLink } from '@/utils/platform/links';
import { openOptions } from '@/utils/platform/tabs';
import { costWords, failureSentence, formatNumber, formatUsd, stepWords } from '@/utils/platform/words';
import { actionById } from '@/utils/actions/index';
import { baseUrlOf } from '@/utils/providers/index';
import type { Bill } from '@/utils/schema/bill';
import type { Overrun } from '@/utils/schema/budget';
import type { Failure, Step } from '@/utils/schema/failure';
import type { Connection } from '@/utils/schema/settings';
import { stepsFor } from '@/utils/schema/steps';
import { pickFile } from './document/picker';
import { FileHint } from './file-hint';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { useAgain } from './use-again';

/** The server's own words and numbers, for those who want them. */
function Details({ failure: { detail, status, param, requestId } }: { failure: Failure }) {
  const rows: [string, string | undefined][] = [
    [t('detail_status'), status === undefined ? undefined : String(status)],
    [t('detail_words'), detail],
    [t('detail_setting'), param],
    [t('detail_request'), requestId],
  ];
  return (
    <details>
      <summary>{stepWords('details')}</summary>
      <dl>
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}

/** Where credit is bought, if that is known of the server. */
async function openBilling(connection: Connection | undefined): Promise<void> {
  const { serverAt } = await import('@/utils/providers/known-servers');
  const page = connection && serverAt(baseUrlOf(connection))?.billingPage;
  await (page ? openLink(page) : openOptions('model'));
}

/** What each next step does; `details` is no button but a part of the note. */
function useSteps(job: JobHead): Record<Exclude<Step, 'details'>, () => void> {
  const { store, connection } = usePanel();
  const { again, onceAnyway, onDevice, goOn, allowSite } = useAgain();
  return {
    'add-credit': () => void openBilling(connection),
    'add-model': () => void openOptions('model'),
    'change-key': () => void openOptions('model'),
    'open-settings': () => void openOptions('model'),
    'use-on-device': () => onDevice(job),
    'fix-origin': () => {
      if (!connection) return;
      void fixOrigin(baseUrlOf(connection)).then((fixed) => {
        if (fixed) again(job);
      });
    },
    'raise-budget': () => void openOptions('usage'),
    'once-anyway': () => onceAnyway(job),
    'allow-site': () => allowSite(job),
    'allow-server': () => {
      if (!connection) return;
      void requestServerAccess(baseUrlOf(connection)).then((allowed) => {
        if (allowed) again(job);
      });
    },
    'allow-files': () => void openFileAccess(),
    'pick-file': pickFile,
    continue: () => goOn(job),
    again: () => again(job),
    'try-now': () => store.send({ type: 'try-now', jobId: job.order.jobId }),
  };
}

function StepButtons({ job, steps }: { job: JobHead; steps: readonly Step[] }) {
  const work = useSteps(job);
  return steps.map((step, index) =>
    step === 'details' ? null : (
      <Button key={step} kind={index === 0 ? 'quiet' : 'plain'} onClick={work[step]}>
        {stepWords(step)}
      </Button>
    ),
  );
}

/** Whole seconds until a time, counted down. */
function useCountdown(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function WaitNote({ job, failure, until }: { job: JobHead; failure: Failure; until: number }) {
  const seconds = useCountdown(until);
  return (
    <Note tone="warn" title={failureSentence(failure)} steps={<StepButtons job={job} steps={['try-now']} />}>
      <p>{failure.code === 'offline' ? t('waits_online') : t('tries_again', formatNumber(seconds))}</p>
      {failure.detail ? <Details failure={failure} /> : null}
    </Note>
  );
}

/** The limit that was in the way: how much there is, what is used, what this needs. */
function Limit({ overrun: { period, unit, limit, spent, wish } }: { overrun: Overrun }) {
  const amount = (value: number) => (unit === 'usd' ? formatUsd(value) : t('tokens', formatNumber(value)));
  const limitWords = period === 'day' ? t('limit_of_day', amount(limit)) : t('limit_of_month', amount(limit));
  return <p>{[limitWords, t('limit_used', amount(spent)), ...(wish === undefined ? [] : [t('limit_wish', amount(wish))])].join(' · ')}</p>;
}

/** Only some work can be done without a model. */
const possible = (job: JobHead, steps: readonly Step[]): Step[] =>
  steps.filter((step) => step !== 'use-on-device' || actionById(job.order.actionId).onDevice);

function FailureNote({ job, failure, hasText }: { job: JobHead; failure: Failure; hasText: boolean }) {
  const steps = possible(job, stepsFor(failure, hasText));
  return (
    <Note tone="bad" title={failureSentence(failure)} steps={<StepButtons job={job} steps={steps} />}>
      {failure.code === 'origin-refused' ? <p>{t('origin_hint')}</p> : null}
      {failure.code === 'no-access' ? <FileHint /> : null}
      {failure.overrun ? <Limit overrun={failure.overrun} /> : null}
      {hasText ? <p>{t('not_whole')}</p> : null}
      {steps.includes('details') ? <Details failure={failure} /> : null}
    </Note>
  );
}

/** How a job ended or what it waits for; nothing for an answer that is whole. */
function EndNote({ job, hasText }: { job: JobHead; hasText: boolean }): ReactNode {
  const { status, end, failure, waitUntil, refusal } = job;
  const goOn = <StepButtons job={job} steps={hasText ? ['continue', 'again'] : ['again']} />;
  if (status === 'waiting' && failure && waitUntil !== undefined) return <WaitNote job={job} failure={failure} until={waitUntil} />;
  if (status === 'failed') return <FailureNote job={job} failure={failure ?? { code: 'unexpected' }} hasText={hasText} />;
  if (status === 'stopped') return <Note tone="warn" title={hasText ? t('stopped_with_text') : t('stopped')} steps={goOn} />;
  if (status !== 'done' || end === 'stop') return null;
  if (end === 'length') return <Note tone="warn" title={t('end_length')} steps={goOn} />;
  if (end === 'filter') return <Note tone="bad" title={t('end_filter')} steps={<StepButtons job={job} steps={['again']} />} />;
  return (
    <Note tone="warn" title={end === 'refusal' ? t('end_refusal') : t('end_other')} steps={<StepButtons job={job} steps={['again']} />}>
      {refusal ? <p>{refusal}</p> : null}
    </Note>
  );
}

/** The server cut what it was sent without a word. */
function CutNote({ cutTo }: { cutTo: NonNullable<Bill['cutTo']> }) {
  return (
    <Note tone="warn" title={t('read_only', formatNumber(cutTo.read), formatNumber(cutTo.sent))}>
      <p>{t('read_only_text')}</p>
    </Note>
  );
}

/** The store is full, or was before room was made. */
function RoomNote({ room }: { room: NonNullable<JobHead['room']> }) {
  const step = <Button onClick={() => void openOptions('data')}>{t('make_room')}</Button>;
  if (room === 'made') return <Note tone="warn" title={t('space_full')} steps={step} />;
  return (
    <Note tone="bad" title={t('not_kept')} steps={step}>
      <p>{t('not_kept_text')}</p>
    </Note>
  );
}

/** What the reader had taken out of the conversation. */
function TakenOut({ without = [] }: { without: readonly string[] | undefined }) {
  const turns = without.filter((id) => id !== 'source' && id !== 'recap').length;
  return (
    <>
      {without.includes('source') ? <p className="soft">{t('without_source')}</p> : null}
      {turns > 0 ? <p className="soft">{t('without_turns', formatNumber(turns))}</p> : null}
    </>
  );
}

/** What a reader must know of a job besides its text. */
export function JobNotes({ job, hasText }: { job: JobHead; hasText: boolean }) {
  return (
    <>
      {job.leftOut ? (
        <p className="soft">
          {t(job.leftOut.recap ? 'turns_in_short' : 'turns_left_out', formatNumber(job.leftOut.turns))}
          {job.recap?.bill ? ` ${t('recap_cost', costWords(job.recap.bill.cost))}` : ''}
        </p>
      ) : null}
      <TakenOut without={job.order.without} />
      {job.bill?.cutTo ? <CutNote cutTo={job.bill.cutTo} /> : null}
      {job.room ? <RoomNote room={job.room} /> : null}
      <EndNote job={job} hasText={hasText} />
    </>
  );
}
