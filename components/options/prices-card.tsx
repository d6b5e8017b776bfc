import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { formatUsd } from '@/utils/platform/words';
import { baseUrlOf, providerById } from '@/utils/providers/index';
import type { Money, OwnPrice } from '@/utils/schema/money';
import { moneyItem } from '@/utils/storage/money';
import { connectionItem } from '@/utils/storage/settings';

/** What was typed as a price, or undefined if it is none. */
function priceIn(text: string | undefined): number | undefined {
  const typed = (text ?? '').trim().replace(',', '.');
  const value = Number(typed);
  return typed !== '' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A form for one price; the server is the one that is set up. */
function AddPrice({ host, model, onAdd }: { host: string; model: string; onAdd: (price: OwnPrice) => void }) {
  const [draft, setDraft] = useState<{ model?: string; input?: string; output?: string; cached?: string }>({});
  const [input, output, cached] = [priceIn(draft.input), priceIn(draft.output), priceIn(draft.cached)];
  const name = (draft.model ?? model).trim();
  return (
    <form
      className="two-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name || input === undefined || output === undefined) return;
        onAdd({ model: name, host, input, output, ...(cached !== undefined && { cached }) });
        setDraft({});
      }}
    >
      <Field
        label={t('model')}
        className="code"
        autoComplete="off"
        value={draft.model ?? model}
        onChange={(event) => setDraft({ ...draft, model: event.target.value })}
        hint={host}
      />
      {(['input', 'output', 'cached'] as const).map((field) => (
        <Field
          key={field}
          label={field === 'input' ? t('price_input') : field === 'output' ? t('price_output') : t('price_cached')}
          inputMode="decimal"
          autoComplete="off"
          value={draft[field] ?? ''}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
        />
      ))}
      <div className="line">
        <Button kind="quiet" type="submit">
          {t('set_price')}
        </Button>
      </div>
    </form>
  );
}

function OwnPrices({ money, change }: { money: Money; change: (patch: Partial<Money>) => void }) {
  return (
    <table>
      <tbody>
        {money.prices.map((price) => (
          <tr key={`${price.host} ${price.model}`}>
            <th scope="row">{`${price.model} · ${price.host}`}</th>
            <td>{t('per_million', formatUsd(price.input), formatUsd(price.output))}</td>
            <td>
              <Button
                aria-label={t('forget_price', price.model)}
                onClick={() => change({ prices: money.prices.filter((other) => other !== price) })}
              >
                {t('forget')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Prices of the user's own, which win over the table, and servers that cost nothing. */
export function PricesCard() {
  const money = useStored(moneyItem);
  const connection = useStored(connectionItem);
  if (!money || !connection) return null;
  const host = URL.parse(baseUrlOf(connection))?.host ?? '';
  const change = (patch: Partial<Money>) => void moneyItem.set({ ...money, ...patch });
  const hosts = [...new Set([...money.freeHosts, ...(providerById(connection.providerId).isLocal && host ? [host] : [])])];
  const add = (price: OwnPrice) =>
    change({ prices: [...money.prices.filter((other) => other.model !== price.model || other.host !== price.host), price] });
  return (
    <div className="card">
      <h3>{t('own_prices')}</h3>
      <p className="soft">{t('own_prices_text')}</p>
      {money.prices.length > 0 ? <OwnPrices money={money} change={change} /> : null}
      {host ? <AddPrice host={host} model={connection.model} onAdd={add} /> : null}
      {hosts.map((name) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={money.freeHosts.includes(name)}
            onChange={(event) =>
              change({ freeHosts: event.target.checked ? [...money.freeHosts, name] : money.freeHosts.filter((other) => other !== name) })
            }
          />
          {t('free_host', name)}
        </label>
      ))}
    </div>
  );
}
