import { Button } from '@/components/ui/button';
import { useStored } from '@/components/ui/use-stored';
import { fileAccess, openFileAccess } from '@/utils/platform/file-access';
import { t } from '@/utils/platform/i18n';
import { stepWords } from '@/utils/platform/words';
import { usePanel } from './panel-context';

/** The browser does not tell what the tab shows: for a file of this computer there is another switch than for sites. */
export function FileHint() {
  const unknown = !usePanel().tab.view?.url;
  const files = useStored(fileAccess);
  if (!unknown || files !== 'off') return null;
  return (
    <>
      <p>{t('access_files')}</p>
      <div className="steps">
        <Button kind="quiet" onClick={() => void openFileAccess()}>
          {stepWords('allow-files')}
        </Button>
      </div>
    </>
  );
}
