import type { ReactNode } from 'react';

/** A word or two about a thing's state. */
export function Chip({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'warn' | 'bad'; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{children}</span>;
}
