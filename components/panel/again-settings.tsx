import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { actionById } from '@/utils/actions/index';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { modelFor, providerById } from '@/utils/providers/index';
import type { Connection } from '@/utils/schema/settings';
import { OptionChoice } from './option-choice';
import { usePanel } from './panel-context';
import type { JobHead } from './panel-state';
import { useAgain } from './use-again';

/** What the connection offers, as far as that is known here; what its server says comes later. */
function useModels(connection: Connection | undefined): readonly string[] {
  const [listed, setListed] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!connection) return;
    ask({ type: 'models.list', connection }).then(
      ({ models }) => setListed(models),
      () => {},
    );
  }, [connection]);
  if (!connection) return [];
  const { providerId, model, models = {} } = connection;
  const known = [model, ...Object.values(models), ...Object.values(providerById(providerId).tiers), ...listed];
  return [...new Set(known)].filter(Boolean);
}

/** The settings of an answer and its model, to read it again with others; what is chosen here holds this once. */
export function AgainSettings({ job, onDone }: { job: JobHead; onDone: () => void }) {
  const { connection } = usePanel();
  const { againWith } = useAgain();
  const { order } = job;
  const action = actionById(order.actionId);
  const [options, setOptions] = useState(order.options);
  const [model, setModel] = useState(order.model ?? '');
  const models = useModels(connection);
  const form = useRef<HTMLFormElement>(null);
  const list = useId();
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const send = () => {
    onDone();
    againWith(job, options, model.trim());
  };
  return (
    <form ref={form} aria-label={t('again_with')} action={send}>
      {action.options.map((option) => (
        <OptionChoice
          key={option.id}
          option={{ ...option, shown: undefined }}
          chosen={options[option.id] ?? option.initial}
          onChoose={(value) => setOptions({ ...options, [option.id]: value })}
        />
      ))}
      {connection?.providerId === 'on-device' ? null : (
        <label>
          {t('model')}
          <input
            className="input"
            dir="ltr"
            list={list}
            autoComplete="off"
            spellCheck={false}
            placeholder={connection ? modelFor(connection, action.tier, action.id) : ''}
            value={model}
            onChange={(event) => setModel(event.target.value)}
          />
          <datalist id={list}>
            {models.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </label>
      )}
      <Button type="submit" kind="primary">
        {t('again')}
      </Button>
    </form>
  );
}
