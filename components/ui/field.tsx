import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';

export interface FieldProps extends ComponentPropsWithRef<'input'> {
  label: string;
  hint?: ReactNode;
  /** Stands beside the input, e.g. a button. */
  beside?: ReactNode;
}

/** A labelled one-line input with a hint that belongs to it. */
export function Field({ label, hint, beside, className = '', ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="line">
        <input id={id} className={`input ${className}`.trim()} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
        {beside}
      </div>
      {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
    </div>
  );
}
