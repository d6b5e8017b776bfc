import { lazy, Suspense, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { modelFor } from '@/utils/providers/index';
import { figures } from './bill-words';
import { composerTarget, contextChoice, shownAction } from './orders';
import { usePanel } from './panel-context';
import { isRunning, lastJob, type TabState } from './panel-state';

/** Comes when there is something to estimate: the panel's first frame does not wait for the prices. */
const Estimate = lazy(() => import('./extras').then((loaded) => ({ default: loaded.Estimate })));
const ContextList = lazy(() => import('./extras').then((loaded) => ({ default: loaded.ContextList })));

/** What would go out if one pressed now: words that would be read anew, as far as their number is known, or the conversation. */
function toSend(tab: TabState): { words: number | undefined } | undefined {
  const job = lastJob(tab);
  if (isRunning(job) || (job && tab.message.trim() === '' && !tab.context)) return undefined;
  if (composerTarget(tab).follows) return { words: undefined };
  const words = tab.view?.access === 'granted' ? tab.view.selectionWords : 0;
  return words > 0 ? { words } : undefined;
}

/** Which model answers, what goes along, what the answer would take, and what it took. */
export function Meter({ onHelp }: { onHelp: () => void }) {
  const { tab, connection } = usePanel();
  const listId = useId();
  const [listed, setListed] = useState(false);
  const job = lastJob(tab);
  const onDevice = job ? job.maker !== 'model' : connection?.providerId === 'on-device';
  const model = onDevice ? t('on_device') : job?.model || connection?.model || t('default_model');
  const sent = onDevice ? undefined : toSend(tab);
  const { tier, id } = shownAction(tab);
  const goesOn = !onDevice && composerTarget(tab).follows !== undefined;
  const { without } = contextChoice(tab);
  const known = job ? figures(job) : onDevice ? t('nothing_sent') : '';
  return (
    <>
      <div className="meter">
        <Button onClick={() => void openOptions('model')} aria-label={t('model_used', model)}>
          {model}
        </Button>
        <span className="figures">
          {sent && connection ? (
            <Suspense>
              <Estimate words={sent.words} model={modelFor(connection, tier, id)} connection={connection} />
            </Suspense>
          ) : (
            known
          )}
        </span>
        <span className="ends">
          {goesOn ? (
            <Button aria-expanded={listed} aria-controls={listId} onClick={() => setListed(!listed)}>
              {without.length > 0 ? t('context_less') : t('context')}
            </Button>
          ) : null}
          <Button kind="icon" aria-label={t('keys')} title={t('keys')} aria-haspopup="dialog" onClick={onHelp}>
            ?
          </Button>
        </span>
      </div>
      <div id={listId}>
        <Suspense>{goesOn && listed ? <ContextList /> : null}</Suspense>
      </div>
    </>
  );
}
