import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Field } from '@/components/ui/field';
import { Note } from '@/components/ui/note';
import { usePanel } from '@/components/panel/panel-context';
import { lastJob, shownSource } from '@/components/panel/panel-state';
import { t } from '@/utils/platform/i18n';
import { failureSentence, formatNumber } from '@/utils/platform/words';
import type { DocumentDesk, Reading } from './desk';
import { servePdfs } from './picker';
import { useDocuments } from './use-documents';
import './document.css';

/** Asks for the password of a file. It is given to the reader of the file and kept nowhere. */
function PasswordForm({ reading, desk }: { reading: Reading; desk: DocumentDesk }) {
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    // All of it, not the field alone.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setPassword('');
    desk.enter(reading.id, password);
  };
  return (
    <form ref={form} className="note warn" onSubmit={onSubmit}>
      <b>{t('pdf_password_title', reading.name)}</b>
      <Field
        label={t('pdf_password')}
        type="password"
        autoComplete="off"
        value={password}
        hint={reading.password === 'wrong' ? <span role="alert">{t('pdf_password_wrong')}</span> : t('pdf_password_hint')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="steps">
        <Button kind="primary" type="submit" disabled={password === ''}>
          {t('pdf_open')}
        </Button>
        <Button kind="quiet" onClick={() => desk.enter(reading.id, undefined)}>
          {t('pdf_cancel')}
        </Button>
      </div>
    </form>
  );
}

function Progress({ reading, stop }: { reading: Reading; stop: (() => void) | undefined }) {
  const { name, done, pages } = reading;
  return (
    <div className="pdf-progress">
      <span dir="auto">{pages === 0 ? t('pdf_fetching', name) : t('pdf_reading', formatNumber(done), formatNumber(pages))}</span>
      <progress aria-label={t('pdf_progress')} max={Math.max(1, pages)} value={pages === 0 ? undefined : done} />
      {stop ? <Button onClick={stop}>{t('stop')}</Button> : null}
    </div>
  );
}

/** The way to a file of one's own: a button that opens the browser's file dialog. */
function Pick({ take, quiet }: { take: (file: File) => void; quiet: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => servePdfs({ pick: () => input.current?.click(), take }), [take]);
  return (
    <>
      <input
        ref={input}
        className="pdf-input"
        type="file"
        accept=".pdf,application/pdf"
        aria-label={t('pdf_pick')}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be picked again.
          target.value = '';
          if (file) take(file);
        }}
      />
      {quiet ? null : (
        <p className="pdf-pick soft">
          <Button kind="quiet" onClick={() => input.current?.click()}>
            {t('pdf_pick')}
          </Button>
          <span>{t('pdf_drop')}</span>
        </p>
      )}
    </>
  );
}

/** PDFs: what is being read, which waits for the reader and so stands first; then which file the actions are about, and a file to pick or drop. */
export function DocumentArea({ children }: { children: ReactNode }) {
  const { tab } = usePanel();
  const { desk, reading, take, leave } = useDocuments();
  const own = tab.document?.url === '' ? tab.document : undefined;
  const pages = (shownSource(tab) ?? tab.document)?.pages;
  const ofJob = tab.jobs.some(({ order }) => order.jobId === reading?.id);
  return (
    <>
      {reading?.failure ? (
        <Note
          tone="bad"
          title={failureSentence(reading.failure)}
          steps={
            <Button kind="quiet" onClick={() => desk.stop(reading.id)}>
              {t('pdf_put_away')}
            </Button>
          }
        />
      ) : null}
      {reading?.password ? <PasswordForm key={reading.id} reading={reading} desk={desk} /> : null}
      {reading && !reading.failure && !reading.password ? (
        <Progress reading={reading} stop={ofJob ? undefined : () => desk.stop(reading.id)} />
      ) : null}
      {children}
      {pages?.pictures ? (
        <p>
          <Chip tone="warn">{t('pdf_pictures', formatNumber(pages.pictures), formatNumber(pages.total))}</Chip>
        </p>
      ) : null}
      {own ? (
        <p className="pdf-pick soft">
          <span dir="auto">{t('pdf_at_hand', own.title)}</span>
          <Button onClick={leave}>{t('pdf_leave')}</Button>
        </p>
      ) : null}
      <Pick take={take} quiet={own !== undefined || reading !== undefined || lastJob(tab) !== undefined} />
    </>
  );
}
