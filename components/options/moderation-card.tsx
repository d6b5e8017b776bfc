import { useStored } from '@/components/ui/use-stored';
import { actions } from '@/utils/actions/index';
import { t } from '@/utils/platform/i18n';
import { actionName } from '@/utils/platform/words';
import type { Moderation } from '@/utils/schema/moderation';
import { moderationItem } from '@/utils/storage/moderation';

function Actions({ of, moderation }: { of: keyof Moderation; moderation: Moderation }) {
  const chosen = moderation[of];
  return (
    <fieldset className="checks">
      <legend>{of === 'input' ? t('moderate_input') : t('moderate_output')}</legend>
      {actions.map(({ id }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              void moderationItem.set({
                ...moderation,
                [of]: event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              })
            }
          />
          {actionName(id)}
        </label>
      ))}
    </fieldset>
  );
}

/** Which work the provider's moderation looks at; none unless chosen. */
export function ModerationCard() {
  const moderation = useStored(moderationItem);
  if (!moderation) return null;
  return (
    <details className="card">
      <summary>{t('moderation')}</summary>
      <p className="soft">{t('moderation_text')}</p>
      <Actions of="input" moderation={moderation} />
      <Actions of="output" moderation={moderation} />
    </details>
  );
}
