import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { currentShortcuts } from '@/utils/platform/shortcuts';
import { openOptions } from '@/utils/platform/tabs';
import { actionName, stepWords } from '@/utils/platform/words';
import type { LeftWork } from '@/utils/schema/job';
import { isNearlyFull, storageSpace } from '@/utils/storage/space';
import { EmptyState } from './empty-state';
import { FileHint } from './file-hint';
import { usePanel } from './panel-context';
import { lastJob } from './panel-state';
import { useWork } from './use-work';

/** The page cannot be read yet: who can allow it, and the way that needs no allowing. */
function AccessNote() {
  const { tab } = usePanel();
  const { allowSite, allowAllSites } = useWork();
  const keys = useStored(currentShortcuts)?.summarize;
  // The browser tells no address of a tab without a grant: then there is no one site to ask for.
  const known = Boolean(tab.view?.url);
  const steps = (
    <>
      {known ? (
        <Button kind="primary" onClick={allowSite}>
          {stepWords('allow-site')}
        </Button>
      ) : null}
      <Button kind={known ? 'quiet' : 'primary'} onClick={allowAllSites}>
        {t('allow_all_sites')}
      </Button>
    </>
  );
  return (
    <Note title={t('access_title')} steps={steps}>
      <p>{keys ? t('access_shortcut', keys) : t('access_menu')}</p>
      <FileHint />
      {tab.access === 'unavailable' ? <output>{t('access_unavailable')}</output> : null}
      {tab.access === 'denied' ? <output>{t('access_denied')}</output> : null}
    </Note>
  );
}

function WelcomeNote() {
  const steps = (
    <>
      <Button kind="primary" onClick={() => void openOptions('model')}>
        {t('add_key')}
      </Button>
      <Button kind="quiet" onClick={() => void openOptions('model')}>
        {t('use_local')}
      </Button>
    </>
  );
  return (
    <Note title={t('welcome_title')} steps={steps}>
      <p>{t('welcome_text')}</p>
    </Note>
  );
}

/** Work that the end of the browser or of Postil broke off: its text is there, and it can be gone on with. */
function LeftNote({ left: { jobId, actionId, title } }: { left: LeftWork }) {
  const { store, tabId } = usePanel();
  const dismiss = () => {
    store.send({ type: 'dismiss-left' });
    store.dispatch({ type: 'work', tabId, jobs: [] });
  };
  const steps = (
    <>
      <Button kind="primary" onClick={() => store.send({ type: 'open', tabId, jobId })}>
        {t('left_show')}
      </Button>
      <Button kind="quiet" onClick={dismiss}>
        {t('left_dismiss')}
      </Button>
    </>
  );
  return <Note tone="warn" title={t('left_title', title || actionName(actionId))} steps={steps} />;
}

const space = { get: storageSpace, watch: () => () => {} };

/** Said before there is no room left, where the history grows. */
function RoomNote() {
  const room = useStored(space);
  if (!room || !isNearlyFull(room)) return null;
  return <Note tone="warn" title={t('space_full')} steps={<Button onClick={() => void openOptions('data')}>{t('make_room')}</Button>} />;
}

/** What a reader should know before the first answer, and as long as there is no model. */
export function EntryNotes() {
  const { tab, connection } = usePanel();
  const job = lastJob(tab);
  const empty = job === undefined;
  const left = tab.left?.at(-1);
  return (
    <>
      {empty && left ? <LeftNote left={left} /> : null}
      {job?.status === 'done' ? <RoomNote /> : null}
      {tab.view?.access === 'ask' && !tab.document && (empty || tab.wanted) ? <AccessNote /> : null}
      {tab.view?.access === 'closed' && empty && !tab.document ? (
        <Note title={t('closed_title')}>
          <p>{t('closed_text')}</p>
        </Note>
      ) : null}
      {connection?.providerId === 'on-device' ? <WelcomeNote /> : null}
      {empty && connection && tab.view?.access === 'granted' && !tab.document ? <EmptyState /> : null}
    </>
  );
}
