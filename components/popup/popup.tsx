import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { ask } from '@/utils/platform/ask';
import { t, tDynamic } from '@/utils/platform/i18n';
import { openPanel } from '@/utils/platform/panel';
import { currentShortcuts } from '@/utils/platform/shortcuts';
import { activeTab, openOptions } from '@/utils/platform/tabs';
import { hostOf, providerName, wordCount } from '@/utils/platform/words';
import type { TabView } from '@/utils/schema/panel-event';
import type { Connection } from '@/utils/schema/settings';
import { connectionItem } from '@/utils/storage/settings';
import { Week } from './week';
import { entriesFor, type Entry } from './entries';
import { SiteButton } from './site-button';
import './popup.css';

interface Place {
  readonly windowId: number;
  readonly view: TabView;
}

/** The tab that the popup was opened over. */
function usePlace(): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    void activeTab().then(async (tab) => {
      if (tab) setPlace({ windowId: tab.windowId, view: await ask({ type: 'tab.describe', tabId: tab.tabId }) });
    });
  }, []);
  return place;
}

/** Keys as screen readers want them named. */
const spokenKeys = (keys: string): string =>
  keys
    .replaceAll(/[⌘⌥⌃⇧]/g, (sign) => ({ '⌘': 'Meta+', '⌥': 'Alt+', '⌃': 'Control+', '⇧': 'Shift+' })[sign] ?? sign)
    .replace('Ctrl', 'Control')
    .replace('Command', 'Meta');

interface EntryButtonProps {
  readonly words: string;
  readonly keys: string | undefined;
  readonly onRun: () => void;
}

/** An entry whose name is its words alone; its shortcut stands beside them. */
function EntryButton({ words, keys, onRun }: EntryButtonProps) {
  return (
    <Button aria-keyshortcuts={keys && spokenKeys(keys)} onClick={onRun}>
      {words}
      {keys ? <kbd aria-hidden="true">{keys}</kbd> : null}
    </Button>
  );
}

function Entries({ place: { windowId, view } }: { place: Place }) {
  const keys = useStored(currentShortcuts) ?? {};
  const entries = view.access === 'closed' ? [] : entriesFor(view);
  const run = (entry?: Entry) => {
    // First, without any wait: it needs the click's own gesture.
    const opened = openPanel(windowId);
    const order = entry && {
      jobId: crypto.randomUUID(),
      tabId: view.tabId,
      actionId: entry.actionId,
      scope: entry.scope,
      options: {},
      instruction: '',
      mode: 'new' as const,
    };
    const started = order ? ask({ type: 'job.start', order }) : undefined;
    void Promise.allSettled([opened, started]).then(() => window.close());
  };
  return (
    <ul className="entries">
      {entries.map((entry, index) => (
        <li key={entry.words}>
          <EntryButton
            words={tDynamic(entry.words, entry.words)}
            keys={entries.findIndex(({ actionId }) => actionId === entry.actionId) === index ? keys[entry.actionId] : undefined}
            onRun={() => run(entry)}
          />
        </li>
      ))}
      <li>
        <EntryButton words={t('command_open_panel')} keys={keys['open-panel']} onRun={() => run()} />
      </li>
    </ul>
  );
}

function keyState({ providerId, keyHint, model }: Connection): string {
  if (providerId === 'on-device') return t('on_device_no_key');
  return [model || providerName(providerId), ...(keyHint ? [t('key_ending', keyHint)] : [])].join(' · ');
}

/** What works without a key, and what to do for the rest. */
function NoModel() {
  return (
    <div className="no-model">
      <p>{t('welcome_title')}.</p>
      <Button kind="quiet" onClick={() => void openOptions('model')}>
        {t('add_key')}
      </Button>
    </div>
  );
}

/** The toolbar's popup: the same actions on the page or the selection, and the state of the key. */
export function Popup() {
  const place = usePlace();
  const connection = useStored(connectionItem);
  const view = place?.view;
  return (
    <div className="popup">
      <header>
        <h1 dir="auto">{view?.title || hostOf(view?.url ?? '') || t('this_page')}</h1>
        <p className="soft">
          {view?.access === 'closed'
            ? t('closed_title')
            : view && view.selectionWords > 0
              ? `${t('scope_selection')} · ${wordCount(view.selectionWords)}`
              : t('scope_main')}
        </p>
      </header>
      <main>
        {place ? <Entries place={place} /> : null}
        {connection?.providerId === 'on-device' ? <NoModel /> : null}
        {view && view.access !== 'closed' ? <SiteButton url={view.url} /> : null}
      </main>
      <footer>
        <Button onClick={() => void openOptions('model')}>{connection ? keyState(connection) : ''}</Button>
        <Week />
      </footer>
    </div>
  );
}
