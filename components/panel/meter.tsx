import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openOptions } from '@/utils/platform/tabs';
import { modelFor } from '@/utils/providers/index';
import { figures } from './bill-words';
import { composerTarget, shownAction } from './orders';
import { usePanel } from './panel-context';
import { freshDrop, isRunning, lastJob, shownSource, type TabState } from './panel-state';

/** Comes when there is something to estimate: the panel's first frame does not wait for the prices. */
const Estimate = lazy(() => import('./estimate').then((loaded) => ({ default: loaded.Estimate })));

/** Words that would go out if one pressed now, as far as they are known without reading the page. */
function wordsToSend(tab: TabState): number | undefined {
  const job = lastJob(tab);
  const typed = tab.message.trim() !== '';
  if (isRunning(job)) return undefined;
  const dropped = freshDrop(tab);
  if (dropped) return dropped.words;
  if (job && !typed) return undefined;
  const source = shownSource(tab);
  if (composerTarget(tab).follows && source) return source.words;
  return tab.view?.access === 'granted' ? tab.view.selectionWords || undefined : undefined;
}

/** Which model answers, what the answer would take, and what it took. */
export function Meter() {
  const { tab, connection } = usePanel();
  const job = lastJob(tab);
  const onDevice = job ? job.maker !== 'model' : connection?.providerId === 'on-device';
  const model = onDevice ? t('on_device') : job?.model || connection?.model || t('default_model');
  const words = onDevice ? undefined : wordsToSend(tab);
  const { tier, id } = shownAction(tab);
  return (
    <div className="meter">
      <Button onClick={() => void openOptions('model')} aria-label={t('model_used', model)}>
        {model}
      </Button>
      <span>
        {words !== undefined && connection ? (
          <Suspense>
            <Estimate
              words={words}
              typed={tab.message}
              sample={tab.view?.title ?? ''}
              model={modelFor(connection, tier, id)}
              connection={connection}
            />
          </Suspense>
        ) : job ? (
          figures(job)
        ) : onDevice ? (
          t('nothing_sent')
        ) : (
          ''
        )}
      </span>
    </div>
  );
}
