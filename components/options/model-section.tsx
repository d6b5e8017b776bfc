import { useId, useRef, useState, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { t, type MessageKey } from '@/utils/platform/i18n';
import { openLink } from '@/utils/platform/links';
import { providerName } from '@/utils/platform/words';
import { providerById, providers } from '@/utils/providers/index';
import type { Provider } from '@/utils/providers/provider';
import type { Connection } from '@/utils/schema/settings';
import { TestResult } from './test-result';
import { useConnection, type ConnectionForm } from './use-connection';

const about: Record<Provider['place'], MessageKey> = {
  openai: 'about_openai',
  compatible: 'about_compatible',
  local: 'about_local',
  'on-device': 'about_on_device',
};

/** Who shall answer. */
function Choices({ chosen, choose }: { chosen: string; choose: (id: string) => void }) {
  return (
    <fieldset className="choices">
      <legend className="unseen">{t('choose_provider')}</legend>
      {providers.map(({ id, place }) => (
        <label key={id} className="choice-card">
          <input
            type="radio"
            name="provider"
            value={id}
            checked={id === chosen}
            aria-label={providerName(id)}
            onChange={() => choose(id)}
          />
          <span>{providerName(id)}</span>
          <small>{t(about[place])}</small>
        </label>
      ))}
    </fieldset>
  );
}

interface PartProps {
  readonly form: ConnectionForm;
  readonly connection: Connection;
  readonly provider: Provider;
}

/** The key is shown by its last characters; typing replaces it. */
function KeyField({ form, connection, provider, field }: PartProps & { field: RefObject<HTMLInputElement | null> }) {
  const [focused, setFocused] = useState(false);
  const stored = connection.keyHint ? `…${connection.keyHint}` : '';
  const hint = provider.key === 'optional' ? t('key_optional') : undefined;
  return (
    <Field
      ref={field}
      label={t('api_key')}
      className={form.drafts.key ? 'code masked' : 'code'}
      autoComplete="off"
      spellCheck={false}
      placeholder={stored || t('key_placeholder')}
      value={form.drafts.key ?? (focused ? '' : stored)}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        if (form.drafts.key) form.save();
        else form.type({ key: undefined });
      }}
      onChange={(event) => form.type({ key: event.target.value })}
      hint={
        provider.keyPage ? (
          <Button className="inline" onClick={() => void openLink(provider.keyPage)}>
            {t('where_key')}
          </Button>
        ) : (
          hint
        )
      }
      beside={connection.keyHint ? <Button onClick={form.forgetKey}>{t('forget_key')}</Button> : null}
    />
  );
}

function AddressField({ form, connection, provider }: PartProps) {
  return (
    <div className="with-suggestions">
      <Field
        label={t('base_url')}
        className="code"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder={provider.baseUrl || 'https://api.example.com/v1'}
        value={form.drafts.baseUrl ?? connection.baseUrl}
        onBlur={form.save}
        onChange={(event) => form.type({ baseUrl: event.target.value })}
        hint={provider.isLocal ? t('base_url_local') : t('base_url_hint')}
      />
      <div className="steps">
        {provider.suggestedBaseUrls.map(({ name, url }) => (
          <Button key={url} kind="quiet" onClick={() => form.use({ baseUrl: url })}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}

function ModelField({ form, connection, provider }: PartProps) {
  const list = useId();
  const known = form.test?.running === false ? form.test.report.models : [];
  const own = [...new Set(Object.values(provider.tiers).filter(Boolean))];
  return (
    <>
      <Field
        label={t('model')}
        className="code"
        list={list}
        autoComplete="off"
        spellCheck={false}
        placeholder={own.length > 0 ? t('model_by_action') : t('model_placeholder')}
        value={form.drafts.model ?? connection.model}
        onBlur={form.save}
        onChange={(event) => form.type({ model: event.target.value })}
        hint={own.length > 0 ? t('model_hint_tiers', own.join(', ')) : t('model_hint')}
      />
      <datalist id={list}>
        {[...new Set([...own, ...known])].map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </datalist>
    </>
  );
}

function ConnectionCard({ form, connection, provider }: PartProps) {
  const keyField = useRef<HTMLInputElement>(null);
  if (provider.place === 'on-device') return <div className="card">{t('on_device_text')}</div>;
  const unsaved = Object.values(form.drafts).some((draft) => draft !== undefined);
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        form.tryIt();
      }}
    >
      {provider.asksBaseUrl ? <AddressField form={form} connection={connection} provider={provider} /> : null}
      {provider.key === 'none' ? null : <KeyField form={form} connection={connection} provider={provider} field={keyField} />}
      <ModelField form={form} connection={connection} provider={provider} />
      <div className="line">
        <Button kind="primary" type="submit" aria-disabled={form.test?.running}>
          {t('test_connection')}
        </Button>
        <output className="soft">{form.test?.running ? t('testing') : unsaved ? t('unsaved') : ''}</output>
      </div>
      {form.test?.running === false ? (
        <TestResult
          form={form}
          report={form.test.report}
          connection={connection}
          provider={provider}
          onChangeKey={() => keyField.current?.focus()}
        />
      ) : null}
    </form>
  );
}

/** Who answers, with which key and which model, and whether it works. */
export function ModelSection() {
  const form = useConnection();
  const { connection } = form;
  if (!connection) return null;
  const provider = providerById(connection.providerId);
  return (
    <section id="model">
      <h2>{t('section_model')}</h2>
      <p className="soft">{t('section_model_text')}</p>
      <Choices chosen={provider.id} choose={form.choose} />
      <ConnectionCard key={provider.id} form={form} connection={connection} provider={provider} />
    </section>
  );
}
