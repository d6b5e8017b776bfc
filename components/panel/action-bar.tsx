import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { actionById, actions } from '@/utils/actions/index';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import { OptionChoice } from './option-choice';
import { shownAction } from './orders';
import { usePanel } from './panel-context';
import { useFitting } from './use-fitting';
import { useWork } from './use-work';

const prominent = actions.filter((action) => action.prominent);
const others = actions.filter((action) => !action.prominent);

/** The actions as buttons; the rarer ones, and those that find no room on the line, under "More". */
export function ActionBar() {
  const { tab } = usePanel();
  const { run } = useWork();
  const { id: shown } = shownAction(tab);
  const bar = useRef<HTMLElement>(null);
  const fitting = useFitting(bar, prominent.length);
  const more = [...prominent.slice(fitting), ...others];
  return (
    <nav ref={bar} className="actions" aria-label={t('actions')}>
      {prominent.map((action, index) => (
        <Button key={action.id} className={index < fitting ? '' : 'over'} aria-pressed={action.id === shown} onClick={() => run(action)}>
          {actionName(action.id)}
        </Button>
      ))}
      <Menu
        label={t('more')}
        pressed={more.some(({ id }) => id === shown)}
        items={more.map(({ id }) => ({ id, label: actionName(id), pressed: id === shown }))}
        onChoose={(id) => run(actionById(id))}
      />
    </nav>
  );
}

/** The choices that the shown action offers; they stay as last used. */
export function OptionChips() {
  const { tab } = usePanel();
  const { choose, optionsOf } = useWork();
  const action = shownAction(tab);
  const chosen = optionsOf(action);
  if (action.options.length === 0) return null;
  return (
    <div className="options">
      {action.options.map((option) => (
        <OptionChoice key={option.id} option={option} chosen={chosen[option.id]} onChoose={(value) => choose(action, option.id, value)} />
      ))}
    </div>
  );
}
