import { useId } from 'react';

interface ChoiceChipsProps {
  /** What is chosen here; heard, not seen. */
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** One of a few, all of them in view: radio buttons that look like chips. */
export function ChoiceChips({ label, choices, chosen, onChoose }: ChoiceChipsProps) {
  const name = useId();
  return (
    <span className="choice-chips" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === chosen} onChange={() => onChoose(choice.value)} />
          {choice.label}
        </label>
      ))}
    </span>
  );
}
