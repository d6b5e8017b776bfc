import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { actions } from '@/utils/actions/index';
import { t } from '@/utils/platform/i18n';
import { commands, currentShortcuts, openShortcutSettings } from '@/utils/platform/shortcuts';
import { allowedSites, requestAllSites, takeBackSites, watchSiteAccess } from '@/utils/platform/site-access';
import { version } from '@/utils/platform/version';
import { languageLabel } from '@/utils/platform/words';
import { readingItem } from '@/utils/storage/settings';

/** The languages that answers can be had in are those that one can translate into. */
const languages = actions.flatMap(({ options }) => options).find(({ labels }) => labels === 'languages')?.values ?? [];

/** The language that answers come in. */
export function AnswersSection() {
  const reading = useStored(readingItem);
  if (!reading) return null;
  return (
    <section id="answers">
      <h2>{t('section_answers')}</h2>
      <div className="card">
        <label className="field">
          <span>{t('output_language')}</span>
          <select
            className="input"
            value={reading.outputLanguage}
            onChange={(event) => void readingItem.set({ ...reading, outputLanguage: event.target.value })}
          >
            <option value="">{t('language_of_text')}</option>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {languageLabel(tag)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

/** The keys as they are now; the browser has the page to change them. */
export function ShortcutsSection() {
  const keys = useStored(currentShortcuts) ?? {};
  return (
    <section id="shortcuts">
      <h2>{t('section_shortcuts')}</h2>
      <div className="card">
        <table>
          <tbody>
            {commands.map(([command, words]) => (
              <tr key={command}>
                <th scope="row">{t(words)}</th>
                <td>{keys[command] ? <kbd>{keys[command]}</kbd> : t('no_shortcut')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="line">
          <Button kind="quiet" onClick={() => void openShortcutSettings()}>
            {t('change_shortcuts')}
          </Button>
        </div>
      </div>
    </section>
  );
}

const isAllSites = (pattern: string) => pattern === '<all_urls>' || /^(\*|https?):\/\/\*\//.test(pattern);

/** Which pages Postil may read without being asked each time, and what that means. */
export function PagesSection() {
  const item = useMemo(
    () => ({
      get: allowedSites,
      watch: (onChange: (sites: string[]) => void) => watchSiteAccess(() => void allowedSites().then(onChange)),
    }),
    [],
  );
  const sites = useStored(item) ?? [];
  const all = sites.filter(isAllSites);
  const single = sites.filter((site) => !isAllSites(site));
  return (
    <section id="pages">
      <h2>{t('section_pages')}</h2>
      <div className="card">
        <p>{t('pages_text')}</p>
        {single.length > 0 ? (
          <ul className="sites">
            {single.map((site) => (
              <li key={site} className="line">
                <span>{site.replace(/\/\*$/, '')}</span>
                <Button onClick={() => void takeBackSites([site])}>{t('take_back')}</Button>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="line">
          {all.length > 0 ? (
            <Button kind="quiet" onClick={() => void takeBackSites(all)}>
              {t('take_back_all')}
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => void requestAllSites()}>
              {t('allow_all_sites')}
            </Button>
          )}
          <span className="soft">{all.length > 0 ? t('all_sites_allowed') : t('sites_asked')}</span>
        </div>
      </div>
    </section>
  );
}

export function AboutSection() {
  return (
    <section id="about">
      <h2>{t('section_about')}</h2>
      <div className="card">
        <p>{t('about_text', version())}</p>
      </div>
    </section>
  );
}
