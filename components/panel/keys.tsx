import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { useStored } from '@/components/ui/use-stored';
import { t } from '@/utils/platform/i18n';
import { commands, currentShortcuts, openShortcutSettings } from '@/utils/platform/shortcuts';
import './extras.css';

/** Keys that the panel itself knows, with the names that keyboards have on them. */
const own = (): readonly (readonly [string, string])[] => [
  ['Enter', t('key_send')],
  ['Shift+Enter', t('key_line')],
  ['/', t('key_compose')],
  ['Ctrl+Enter', t('key_edit')],
  ['Esc', t('key_escape')],
  ['?', t('key_help')],
];

/** The shortcuts, over the panel: those of the browser, which the user can change, and those of the panel. */
export function Keys({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys = useStored(currentShortcuts) ?? {};
  const given = commands.flatMap(([command, words]) => (keys[command] ? [[keys[command], t(words)] as const] : []));
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <div className="head">
        <h1 id="keys-title">{t('keys')}</h1>
        <Button kind="icon" aria-label={t('keys_close')} title={t('keys_close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </Button>
      </div>
      <dl>
        {[...given, ...own()].map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Button kind="quiet" onClick={() => void openShortcutSettings()}>
        {t('change_shortcuts')}
      </Button>
    </dialog>
  );
}
