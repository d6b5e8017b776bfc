import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { t, uiLanguage } from '@/utils/platform/i18n';
import { actionName, formatNumber } from '@/utils/platform/words';
import type { Call } from '@/utils/schema/call';
import { clearCalls, readCalls } from '@/utils/storage/calls';
import { learnedProfilesItem } from '@/utils/storage/endpoint-memory';
import { connectionItem } from '@/utils/storage/settings';
import { bugReport } from './bug-report';
import { ProfilesCard } from './profiles-card';
import './diagnostics.css';

const SHOWN = 30;

/** The log, read again whenever the reader comes back to the page. */
function useCalls() {
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const read = () => void readCalls().then(setCalls, () => {});
  useEffect(() => {
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);
  return { calls, clear: () => void clearCalls().then(read) };
}

const timeOf = (at: number): string => new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'short', timeStyle: 'medium' }).format(at);

/** How a call went, in the words that bug trackers know: statuses and codes stay as they are. */
const resultOf = ({ result, end, status, retries, from }: Call): string =>
  [from === 'server' ? '' : from, result, end ?? '', status === undefined ? '' : String(status), retries > 0 ? `+${retries}` : '']
    .filter(Boolean)
    .join(' ');

function CallTable({ calls }: { calls: readonly Call[] }) {
  return (
    <div className="wide-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('work')}</th>
            <th scope="col">{t('model')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col">{t('characters_sent')}</th>
            <th scope="col">{t('took')}</th>
          </tr>
        </thead>
        <tbody>
          {calls.slice(0, SHOWN).map((call) => (
            <tr key={`${call.at} ${call.requestId ?? ''} ${call.sentChars}`}>
              <th scope="row">{timeOf(call.at)}</th>
              <td className="words">{actionName(call.actionId)}</td>
              <td className="words">{`${call.model} · ${call.host}`}</td>
              <td className="words">{resultOf(call)}</td>
              <td>{`${formatNumber(call.sentChars)} / ${formatNumber(call.receivedChars)}`}</td>
              <td>{t('seconds', formatNumber(call.took / 1000, 1))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was asked of which server and how it went, for those who look for a fault. */
export function DiagnosticsSection() {
  const connection = useStored(connectionItem);
  const profiles = useStored(learnedProfilesItem);
  const { calls, clear } = useCalls();
  const [copied, setCopied] = useState(false);
  if (!connection || !profiles) return null;
  const copy = () => {
    const text = bugReport({ connection, calls, profiles, userAgent: navigator.userAgent });
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <section id="diagnostics">
      <h2>{t('section_diagnostics')}</h2>
      <div className="card">
        <p>{t('diagnostics_text')}</p>
        <div className="line">
          <Button kind="quiet" onClick={copy}>
            {t('copy_report')}
          </Button>
          <Button onClick={clear}>{t('clear_log')}</Button>
          <output className="soft">{copied ? t('copied') : ''}</output>
        </div>
        {calls.length > 0 ? <CallTable calls={calls} /> : <p className="soft">{t('log_empty')}</p>}
      </div>
      <ProfilesCard profiles={profiles} connection={connection} />
    </section>
  );
}
