import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import type { SiteRule } from '@/utils/schema/site-rule';
import { siteRulesItem } from '@/utils/storage/settings';

/** The host in what was typed, with or without the rest of an address; empty if there is none. */
function hostIn(typed: string): string {
  const text = typed.trim();
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  return text === '' ? '' : (url?.hostname.replace(/^www\./, '') ?? '');
}

/** Whether the browser can search by it; an empty one searches for nothing. */
function isSelector(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

const EMPTY: SiteRule = { host: '', keep: '', drop: '' };

function AddRule({ onAdd }: { onAdd: (rule: SiteRule) => void }) {
  const [draft, setDraft] = useState(EMPTY);
  const host = hostIn(draft.host);
  const selectors = [draft.keep, draft.drop].map((text) => text.trim());
  const wrong = { host: false, keep: !isSelector(draft.keep), drop: !isSelector(draft.drop) };
  const whole = host !== '' && !wrong.keep && !wrong.drop && selectors.some((text) => text !== '');
  return (
    <form
      className="two-fields site-rule"
      onSubmit={(event) => {
        event.preventDefault();
        if (!whole) return;
        onAdd({ host, keep: selectors[0] ?? '', drop: selectors[1] ?? '' });
        setDraft(EMPTY);
      }}
    >
      {(['host', 'keep', 'drop'] as const).map((field) => (
        <Field
          key={field}
          label={field === 'host' ? t('site_rule_host') : field === 'keep' ? t('site_rule_keep') : t('site_rule_drop')}
          className="code"
          autoComplete="off"
          spellCheck={false}
          maxLength={field === 'host' ? 253 : 1_000}
          placeholder={field === 'host' ? 'example.com' : field === 'keep' ? 'main article' : '.comments, .teaser'}
          value={draft[field]}
          aria-invalid={wrong[field]}
          hint={wrong[field] ? <b className="wrong">{t('site_rule_not_css')}</b> : undefined}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
        />
      ))}
      <div className="line">
        <Button kind="quiet" type="submit" disabled={!whole}>
          {t('site_rule_add')}
        </Button>
      </div>
    </form>
  );
}

/** What is the main text on sites where Postil finds another one than the user. */
export function SiteRulesCard() {
  const stored = useStored(siteRulesItem);
  if (!stored) return null;
  const { rules } = stored;
  const change = (next: SiteRule[]) => void siteRulesItem.set({ rules: next });
  return (
    <details className="card">
      <summary>{t('site_rules')}</summary>
      <p className="soft">{t('site_rules_text')}</p>
      {rules.length > 0 ? (
        <table className="site-rules">
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.host}>
                <th scope="row">{rule.host}</th>
                <td className="words">
                  {rule.keep ? <code>{`+ ${rule.keep}`}</code> : null}
                  {rule.keep && rule.drop ? <br /> : null}
                  {rule.drop ? <code>{`− ${rule.drop}`}</code> : null}
                </td>
                <td>
                  <Button aria-label={t('site_rule_forget', rule.host)} onClick={() => change(rules.filter((other) => other !== rule))}>
                    {t('forget')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <AddRule onAdd={(rule) => change([...rules.filter(({ host }) => host !== rule.host), rule])} />
    </details>
  );
}
