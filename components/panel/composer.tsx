import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { t, tDynamic } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import { composerTarget } from './orders';
import { usePanel } from './panel-context';
import { isRunning, lastJob } from './panel-state';
import { useWork } from './use-work';

const MAX_ROWS = 8;

function usePlaceholder(): string {
  const { tab, connection } = usePanel();
  const { action, follows } = composerTarget(tab);
  if (connection?.providerId === 'on-device' && !action.onDevice) return t('compose_needs_model');
  if (follows) return action.writes ? t('compose_change') : t('compose_follow_up');
  return tDynamic(`compose_${action.id}`, actionName(action.id));
}

/** Where one writes what is wanted: Enter sends, Shift+Enter makes a new line. While something runs, the button stops it. */
export function Composer() {
  const { store, tabId, tab } = usePanel();
  const { send } = useWork();
  const field = useRef<HTMLTextAreaElement>(null);
  const running = isRunning(lastJob(tab));
  const placeholder = usePlaceholder();
  const empty = tab.jobs.length === 0;
  useEffect(() => {
    // "New" takes the button along that had the focus.
    if (!empty || !field.current || document.activeElement !== document.body) return;
    field.current.focus();
    // It may be taken away again as long as nobody has used it.
    field.current.dataset.untouched = '';
  }, [empty, tabId]);
  useEffect(() => {
    if (tab.chosen !== undefined) field.current?.focus();
  }, [tab.chosen, tabId]);

  const onTouch = () => delete field.current?.dataset.untouched;
  const onKeyDown = (event: KeyboardEvent) => {
    onTouch();
    // While an input method composes, Enter takes its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!running) send();
  };
  const stop = () => {
    const job = lastJob(tab);
    if (job) store.send({ type: 'stop', jobId: job.order.jobId });
  };
  return (
    <div className="composer">
      <textarea
        ref={field}
        aria-label={t('message')}
        placeholder={placeholder}
        // Empty, it shows words of ours, which "auto" would take for left to right.
        dir={tab.message ? 'auto' : undefined}
        rows={Math.min(MAX_ROWS, tab.message.split('\n').length)}
        value={tab.message}
        onChange={(event) => store.dispatch({ type: 'typed', tabId, message: event.target.value })}
        onKeyDown={onKeyDown}
        onPointerDown={onTouch}
      />
      {/* One button in two states, so that the focus stays when a job begins or ends. */}
      <Button kind={running ? 'quiet' : 'primary'} aria-label={running ? t('stop') : t('send')} onClick={running ? stop : send}>
        {running ? t('stop') : <Icon name="send" />}
      </Button>
    </div>
  );
}
