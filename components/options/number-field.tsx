import { useState } from 'react';
import { Field, type FieldProps } from '@/components/ui/field';

interface NumberFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'placeholder'> {
  readonly value: number | undefined;
  /** Called when the field is left with something else in it; undefined if it is empty. */
  readonly onSettle: (value: number | undefined) => void;
}

/** A number of zero or more, or nothing. What is no number is not taken. */
export function NumberField({ value, onSettle, ...rest }: NumberFieldProps) {
  const [draft, setDraft] = useState<string>();
  const settle = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const typed = draft.trim().replace(',', '.');
    const next = typed === '' ? undefined : Number(typed);
    if (next !== value && (next === undefined || (Number.isFinite(next) && next >= 0))) onSettle(next);
  };
  return (
    <Field
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? (value === undefined ? '' : String(value))}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
