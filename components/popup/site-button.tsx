import { Check } from '@/components/ui/check';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { switchPageButton } from '@/utils/platform/page-button';
import { sitePattern } from '@/utils/platform/site-access';
import { hostOf } from '@/utils/platform/words';
import { pageButtonItem } from '@/utils/storage/courtesies';

/** Whether the pages of this site show the button. Nothing where there is no site. */
export function SiteButton({ url }: { url: string }) {
  const sites = useStored(pageButtonItem)?.sites;
  const site = sitePattern(url);
  if (!site || !sites) return null;
  return (
    <Check checked={sites.includes(site)} onChange={(on) => void switchPageButton(site, on)}>
      {t('button_on_site', hostOf(url))}
    </Check>
  );
}
