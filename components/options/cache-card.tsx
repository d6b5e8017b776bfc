import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useStored } from '@/components/ui/use-stored';
import { actions } from '@/utils/actions/index';
import { t } from '@/utils/platform/i18n';
import { actionName, formatNumber, hostOf } from '@/utils/platform/words';
import type { CacheSettings } from '@/utils/schema/money';
import { forgetAnswers, keptSize } from '@/utils/storage/kept-answers';
import { cacheItem } from '@/utils/storage/money';
import { NumberField } from './number-field';

interface PartProps {
  readonly cache: CacheSettings;
  readonly change: (patch: Partial<CacheSettings>) => void;
}

/** Actions that always ask anew. */
function OffActions({ cache, change }: PartProps) {
  const { offActions } = cache;
  return (
    <fieldset className="checks">
      <legend>{t('cache_actions')}</legend>
      {actions.map(({ id }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={!offActions.includes(id)}
            onChange={(event) =>
              change({ offActions: event.target.checked ? offActions.filter((other) => other !== id) : [...offActions, id] })
            }
          />
          {actionName(id)}
        </label>
      ))}
    </fieldset>
  );
}

/** A host as one may type it: with or without a scheme and a path. */
const hostIn = (typed: string): string => hostOf(typed.includes('://') ? typed : `https://${typed}`);

function OffSites({ cache, change }: PartProps) {
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed === undefined) return;
    change({
      offSites: [
        ...new Set(
          typed
            .split(/[\s,;]+/)
            .map(hostIn)
            .filter(Boolean),
        ),
      ],
    });
    setTyped(undefined);
  };
  return (
    <Field
      label={t('cache_sites')}
      placeholder="example.org, intranet.example"
      autoComplete="off"
      spellCheck={false}
      value={typed ?? cache.offSites.join(', ')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
    />
  );
}

function useKeptSize() {
  const [size, setSize] = useState<{ answers: number; chars: number }>();
  const read = () =>
    void keptSize().then(
      (found) => setSize(found),
      () => {},
    );
  useEffect(read, []);
  return { size, forget: () => void forgetAnswers().then(read) };
}

/** Whether an answer is kept and given again for the same request. */
export function CacheCard() {
  const cache = useStored(cacheItem);
  const { size, forget } = useKeptSize();
  if (!cache) return null;
  const change = (patch: Partial<CacheSettings>) => void cacheItem.set({ ...cache, ...patch });
  return (
    <div className="card">
      <h3>{t('cache')}</h3>
      <label className="check">
        <input type="checkbox" checked={cache.on} onChange={(event) => change({ on: event.target.checked })} />
        {t('cache_on')}
      </label>
      <p className="soft">{t('cache_text')}</p>
      {cache.on ? (
        <>
          <div className="two-fields">
            <NumberField label={t('cache_days')} value={cache.days} onSettle={(days) => change({ days: days || 7 })} />
            <NumberField label={t('cache_size')} value={cache.size} onSettle={(most) => change({ size: most || 10 })} />
          </div>
          <OffActions cache={cache} change={change} />
          <OffSites cache={cache} change={change} />
        </>
      ) : null}
      <div className="line">
        <Button kind="quiet" onClick={forget}>
          {t('cache_forget')}
        </Button>
        <output className="soft">{size ? t('cache_holds', formatNumber(size.answers), formatNumber(size.chars / 1_000)) : ''}</output>
      </div>
    </div>
  );
}
