import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { currentShortcuts } from '@/utils/platform/shortcuts';
import { openOptions } from '@/utils/platform/tabs';
import { stepWords } from '@/utils/platform/words';
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

/** What a reader should know before the first answer, and as long as there is no model. */
export function EntryNotes() {
  const { tab, connection } = usePanel();
  const empty = lastJob(tab) === undefined;
  return (
    <>
      {tab.view?.access === 'ask' && (empty || tab.wanted) ? <AccessNote /> : null}
      {tab.view?.access === 'closed' && empty ? (
        <Note title={t('closed_title')}>
          <p>{t('closed_text')}</p>
        </Note>
      ) : null}
      {connection?.providerId === 'on-device' ? <WelcomeNote /> : null}
      {empty && connection && connection.providerId !== 'on-device' && tab.view?.access === 'granted' ? (
        <p className="soft">{t('empty_hint')}</p>
      ) : null}
    </>
  );
}
