import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { openPanel } from '@/utils/platform/panel';
import { currentShortcuts } from '@/utils/platform/shortcuts';
import { ownTab } from '@/utils/platform/own-tab';
import { popOut, type OwnTab } from '@/utils/platform/tabs';
import { actionName, providerName } from '@/utils/platform/words';
import type { Connection } from '@/utils/schema/settings';
import { tourItem } from '@/utils/storage/courtesies';
import './welcome.css';

const ACTION = 'summarize';
function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="card">
      <h3>{title}</h3>
      {children}
    </li>
  );
}

/** Summarizes a text in the panel beside this page. Must be called straight from a click: the panel needs it. */
async function summarize({ tabId, windowId }: OwnTab, text: string): Promise<void> {
  const opening = openPanel(windowId);
  const { source } = await ask({ type: 'source.keep', tabId, title: '', markdown: text, lang: '' });
  const order = { jobId: crypto.randomUUID(), tabId, actionId: ACTION, options: {}, instruction: '', mode: 'new' } as const;
  await ask({ type: 'job.start', order: { ...order, scope: 'kept', sourceId: source.id } });
  if (!(await opening)) await popOut(tabId);
}

/** A text to try it on, there or brought along: the first answer is one click away. */
function TryStep({ onDevice }: { onDevice: boolean }) {
  const [tab, setTab] = useState<OwnTab>();
  const [text, setText] = useState(t('sample_passage'));
  useEffect(() => void ownTab().then(setTab), []);
  return (
    <Step title={t('tour_try')}>
      <textarea
        className="input"
        aria-label={t('tour_field')}
        rows={6}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="line">
        <Button kind="primary" disabled={!tab || text.trim() === ''} onClick={() => tab && void summarize(tab, text)}>
          {actionName(ACTION)}
        </Button>
        <span className="soft">{t(onDevice ? 'tour_try_on_device' : 'tour_try_text')}</span>
      </div>
    </Step>
  );
}

function PageStep() {
  const keys = useStored(currentShortcuts) ?? {};
  return (
    <Step title={t('tour_page')}>
      <p>{t('tour_page_text')}</p>
      <p className="keys">
        {keys[ACTION] ? (
          <span>
            <kbd>{keys[ACTION]}</kbd> {t('command_summarize')}
          </span>
        ) : null}
        {keys['open-panel'] ? (
          <span>
            <kbd>{keys['open-panel']}</kbd> {t('command_open_panel')}
          </span>
        ) : null}
      </p>
    </Step>
  );
}

function ModelStep({ connection: { providerId, model } }: { connection: Connection }) {
  return (
    <Step title={t('tour_model')}>
      <p>{providerId === 'on-device' ? t('tour_model_none') : t('tour_model_there', model || providerName(providerId))}</p>
      <p>
        <a className="button quiet" href="#model">
          {t('tour_model_choose')}
        </a>
      </p>
    </Step>
  );
}

/** What Postil does, in three steps that can be tried out here; gone once it is skipped. */
export function WelcomeSection({ connection }: { connection: Connection }) {
  const skip = () => {
    void tourItem.set({ seen: true });
    if (location.hash === '#welcome') location.hash = 'model';
  };
  return (
    <section id="welcome">
      <div className="line apart">
        <h2>{t('section_welcome')}</h2>
        <Button onClick={skip}>{t('tour_skip')}</Button>
      </div>
      <ol className="tour">
        <TryStep onDevice={connection.providerId === 'on-device'} />
        <PageStep />
        <ModelStep connection={connection} />
      </ol>
    </section>
  );
}
