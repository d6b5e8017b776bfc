import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { formatNumber } from '@/utils/platform/words';
import type { HistorySettings } from '@/utils/schema/history';
import { databaseState } from '@/utils/storage/database';
import { pastConversations, purge } from '@/utils/storage/history';
import { historyItem, syncItem } from '@/utils/storage/settings';
import { isNearlyFull, keepForGood, storageSpace } from '@/utils/storage/space';
import { ArchiveCard } from './archive-card';

const megabytes = (bytes: number): string => formatNumber(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0);

/** Days as in HistorySettings, in the order of the list. */
const retentions = [
  [-1, 'retention_ever'],
  [90, 'retention_90'],
  [30, 'retention_30'],
  [7, 'retention_7'],
  [0, 'retention_never'],
] as const;

/** How long the history is kept. What a shorter time would delete is said before. */
function Retention({ settings }: { settings: HistorySettings }) {
  const [asked, setAsked] = useState<{ days: number; count: number }>();
  const choose = async (days: number) => {
    const { length: count } = await pastConversations(days, Date.now());
    if (count > 0) setAsked({ days, count });
    else await historyItem.set({ ...settings, retentionDays: days });
  };
  const answer = async (yes: boolean) => {
    setAsked(undefined);
    if (!yes || !asked) return;
    await historyItem.set({ ...settings, retentionDays: asked.days });
    await purge(asked.days, 0, Date.now());
  };
  const steps = (
    <>
      <Button kind="quiet" onClick={() => void answer(false)}>
        {t('data_cancel')}
      </Button>
      <Button kind="primary" onClick={() => void answer(true)}>
        {t('retention_delete')}
      </Button>
    </>
  );
  return (
    <>
      <label className="field">
        <span>{t('retention')}</span>
        <select
          className="input"
          value={asked?.days ?? settings.retentionDays}
          onChange={(event) => void choose(Number(event.target.value))}
        >
          {retentions.map(([days, words]) => (
            <option key={days} value={days}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
      {asked ? <Note tone="warn" title={t('retention_ask', formatNumber(asked.count))} steps={steps} /> : null}
    </>
  );
}

/** What is used of the disk, and a word before it is full. */
function Space() {
  const [round, setRound] = useState(0);
  const item = useMemo(() => ({ get: storageSpace, watch: () => () => {}, round }), [round]);
  const space = useStored(item);
  if (!space) return null;
  return (
    <>
      {isNearlyFull(space) ? <Note tone="warn" title={t('space_full')} /> : null}
      <div className="line">
        <span>{t('space_used', megabytes(space.used), megabytes(space.quota))}</span>
        <span className="soft">{space.persisted ? t('space_persisted') : t('space_may_go')}</span>
        {space.persisted ? null : (
          <Button kind="quiet" onClick={() => void keepForGood().then(() => setRound((before) => before + 1))}>
            {t('space_keep')}
          </Button>
        )}
      </div>
    </>
  );
}

const stateOfDatabase = { get: databaseState, watch: () => () => {} };

/** What is kept on this device, for how long, and how it goes elsewhere. */
export function DataSection() {
  const settings = useStored(historyItem);
  const sync = useStored(syncItem);
  const database = useStored(stateOfDatabase);
  if (!settings || !sync) return null;
  return (
    <section id="data">
      <h2>{t('section_data')}</h2>
      {database === 'outdated' ? <Note tone="bad" title={t('database_outdated')} /> : null}
      {database === 'closed' ? <Note tone="bad" title={t('history_failed')} /> : null}
      <div className="card">
        <Retention settings={settings} />
        <label>
          <input
            type="checkbox"
            checked={settings.keepText}
            onChange={(event) => void historyItem.set({ ...settings, keepText: event.target.checked })}
          />{' '}
          {t('keep_text')}
        </label>
        <Space />
      </div>
      <ArchiveCard />
      <div className="card">
        <label>
          <input type="checkbox" checked={sync.on} onChange={(event) => void syncItem.set({ on: event.target.checked })} /> {t('sync')}
        </label>
        <p className="soft">{t('sync_text')}</p>
      </div>
    </section>
  );
}
