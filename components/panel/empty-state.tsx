import { Check } from '@/components/ui/check';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { switchPageButton } from '@/utils/platform/page-button';
import { currentShortcuts } from '@/utils/platform/shortcuts';
import { sitePattern } from '@/utils/platform/site-access';
import { hostOf } from '@/utils/platform/words';
import { pageButtonItem } from '@/utils/storage/courtesies';
import { usePanel } from './panel-context';
import './empty-state.css';

/** What a reader can do in a panel that has no answer yet. */
export function EmptyState() {
  const url = usePanel().tab.view?.url ?? '';
  const sites = useStored(pageButtonItem)?.sites;
  const key = useStored(currentShortcuts)?.summarize;
  const site = sitePattern(url);
  return (
    <div className="nothing-yet">
      <ul>
        <li>{t('empty_act')}</li>
        <li>{t('empty_write')}</li>
        <li>{t('empty_drop')}</li>
        {key ? <li>{t('empty_key', key)}</li> : null}
      </ul>
      {site && sites ? (
        <Check checked={sites.includes(site)} onChange={(on) => void switchPageButton(site, on)}>
          {t('button_on_site', hostOf(url))}
        </Check>
      ) : null}
    </div>
  );
}
