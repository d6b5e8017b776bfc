import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { switchPageButton } from '@/utils/platform/page-button';
import { sitePattern } from '@/utils/platform/site-access';
import { hostOf } from '@/utils/platform/words';
import { pageButtonItem } from '@/utils/storage/courtesies';

/** As people write it: `example.com` as well as a whole address. */
const siteOf = (typed: string): string | undefined =>
  sitePattern(/^https?:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);

/** The sites whose pages show the button; each is named by the user. */
export function PageButtonCard() {
  const sites = useStored(pageButtonItem)?.sites ?? [];
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState('');
  const add = () => {
    const site = siteOf(typed);
    setTrouble(site ? '' : t('button_no_site'));
    if (!site) return;
    void switchPageButton(site, true).then((on) => {
      if (on) setTyped('');
      else setTrouble(t('button_refused'));
    });
  };
  return (
    <div className="card">
      <h3>{t('button_card')}</h3>
      <p className="soft">{t('button_text')}</p>
      {sites.length > 0 ? (
        <ul className="sites">
          {sites.map((site) => (
            <li key={site} className="line">
              <span>{site.replace(/\/\*$/, '')}</span>
              <Button onClick={() => void switchPageButton(site, false)}>{t('button_switch_off', hostOf(site))}</Button>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('button_none')}</p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={t('button_site')}
          placeholder="example.com"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          beside={
            <Button kind="quiet" type="submit">
              {t('button_switch_on')}
            </Button>
          }
        />
      </form>
      <output className="soft">{trouble}</output>
    </div>
  );
}
