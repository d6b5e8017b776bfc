import type { ReactNode } from 'react';

export interface NoteProps {
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
  /** Buttons of what can be done next. */
  steps?: ReactNode;
}

/** What happened, in a sentence, and what can be done about it. */
export function Note({ tone = 'plain', title, children, steps }: NoteProps) {
  return (
    <div className={`note ${tone}`}>
      <b>{title}</b>
      {children}
      {steps ? <div className="steps">{steps}</div> : null}
    </div>
  );
}
