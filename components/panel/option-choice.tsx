import { ChoiceChips } from '@/components/ui/choice-chips';
import { tDynamic } from '@/utils/platform/i18n';
import { languageLabel } from '@/utils/platform/words';
import type { ActionOption } from '@/utils/schema/action';

const valueLabel = ({ id, labels }: ActionOption, value: string): string =>
  labels === 'languages' ? languageLabel(value) : tDynamic(`option_${id}_${value}`, value);

interface OptionProps {
  readonly option: ActionOption;
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** One choice that an action offers: a list, or chips. */
export function OptionChoice({ option, chosen, onChoose }: OptionProps) {
  const label = tDynamic(`option_${option.id}`, option.id);
  const choices = option.values.map((value) => ({ value, label: valueLabel(option, value) }));
  if (option.shown === 'chips') return <ChoiceChips label={label} choices={choices} chosen={chosen} onChoose={onChoose} />;
  return (
    <span className="choice">
      <select aria-label={label} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
