import { lazy, Suspense, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import type { JobHead } from './panel-state';
import { useAgain } from './use-again';

const AgainSettings = lazy(() => import('./extras').then((loaded) => ({ default: loaded.AgainSettings })));

/** Once more, as the options are now; beside it the way to other settings or another model, this once. */
export function AgainMenu({ job }: { job: JobHead }) {
  const { again } = useAgain();
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span className="menu-root again-pair">
      <Button onClick={() => again(job)}>{t('again')}</Button>
      <Button kind="icon" popoverTarget={id} aria-label={t('again_with')} title={t('again_with')} aria-expanded={open}>
        ▾
      </Button>
      <div id={id} ref={sheet} popover="auto" className="menu again" onToggle={(event) => setOpen(event.newState === 'open')}>
        <Suspense>{open ? <AgainSettings job={job} onDone={() => sheet.current?.hidePopover()} /> : null}</Suspense>
      </div>
    </span>
  );
}
