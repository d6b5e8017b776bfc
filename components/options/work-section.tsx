import { useId, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { actions } from '@/utils/actions/index';
import { ask } from '@/utils/platform/ask';
import { t } from '@/utils/platform/i18n';
import { actionName, formatUsd } from '@/utils/platform/words';
import { baseUrlOf, modelFor, providerById } from '@/utils/providers/index';
import type { Action } from '@/utils/schema/action';
import type { Money } from '@/utils/schema/money';
import type { Offers } from '@/utils/schema/offer';
import type { Connection } from '@/utils/schema/settings';
import { moneyItem } from '@/utils/storage/money';
import { listedPrice, offersItem } from '@/utils/storage/offers';
import { connectionItem } from '@/utils/storage/settings';
import { ratesOf } from '@/utils/usage/bill';
import { ModerationCard } from './moderation-card';

interface RowProps {
  readonly action: Action;
  readonly connection: Connection;
  readonly money: Money;
  readonly offers: Offers;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Id of the list of known models. */
  readonly list: string;
  readonly onFocus: () => void;
}

function ratesWords({ input, output, pricesOf }: NonNullable<ReturnType<typeof ratesOf>>): string {
  const words = t('per_million', formatUsd(input), formatUsd(output));
  return pricesOf === undefined ? words : t('cost_of_day', words, pricesOf);
}

/** One action with its model; a cleared field goes back to what is usual. */
function WorkRow({ action, connection, money, offers, now, list, onFocus }: RowProps) {
  const [typed, setTyped] = useState<string>();
  const model = modelFor(connection, action.tier, action.id);
  const usual = modelFor({ ...connection, models: undefined }, action.tier);
  const host = URL.parse(baseUrlOf(connection))?.host ?? '';
  const rates = ratesOf({ model, host, at: now, listed: listedPrice(offers, host, model) }, money);
  const settle = () => {
    if (typed === undefined) return;
    const { [action.id]: _, ...others } = connection.models ?? {};
    const chosen = typed.trim();
    void connectionItem.set({ ...connection, models: chosen ? { ...others, [action.id]: chosen } : others });
    setTyped(undefined);
  };
  return (
    <tr>
      <th scope="row">{actionName(action.id)}</th>
      <td className="words">
        <input
          className="input code"
          aria-label={t('model_for', actionName(action.id))}
          list={list}
          autoComplete="off"
          spellCheck={false}
          placeholder={usual || t('model_placeholder')}
          value={typed ?? connection.models?.[action.id] ?? ''}
          onFocus={onFocus}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
        />
      </td>
      <td>
        {rates ? (
          ratesWords(rates)
        ) : (
          <Button className="inline" onClick={() => document.getElementById('usage')?.scrollIntoView()}>
            {t('price_unknown')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The models that the server lists, asked for when they are first needed. */
function useModels(connection: Connection) {
  const [models, setModels] = useState<readonly string[]>();
  const load = () => {
    if (models) return;
    setModels([]);
    ask({ type: 'models.list', connection }).then(
      (answer) => setModels(answer.models),
      () => {},
    );
  };
  return { models: models ?? [], load };
}

function WorkTable({ connection, money }: { connection: Connection; money: Money }) {
  const list = useId();
  const [now] = useState(() => Date.now());
  const { models, load } = useModels(connection);
  const item = useMemo(() => offersItem(URL.parse(baseUrlOf(connection))?.host ?? ''), [connection]);
  const offers = useStored(item) ?? { checked: '', models: {} };
  const own = Object.values(providerById(connection.providerId).tiers).filter(Boolean);
  return (
    <div className="card">
      <p className="soft">{t('work_text')}</p>
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('work')}</th>
              <th scope="col" className="words">
                {t('model')}
              </th>
              <th scope="col">{t('price_million')}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <WorkRow key={action.id} {...{ action, connection, money, offers, now, list }} onFocus={load} />
            ))}
          </tbody>
        </table>
      </div>
      <datalist id={list}>
        {[...new Set([...own, ...models])].map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </datalist>
    </div>
  );
}

/** Which model does which work, and what it charges. */
export function WorkSection({ connection }: { connection: Connection }) {
  const money = useStored(moneyItem);
  if (!money) return null;
  return (
    <section id="work">
      <h2>{t('section_work')}</h2>
      {providerById(connection.providerId).place === 'on-device' ? (
        <div className="card">{t('on_device_text')}</div>
      ) : (
        <>
          <WorkTable key={`${connection.providerId} ${connection.baseUrl}`} connection={connection} money={money} />
          <ModerationCard />
        </>
      )}
    </section>
  );
}
