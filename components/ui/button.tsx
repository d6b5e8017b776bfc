import type { ButtonHTMLAttributes, Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do here; `quiet`: a framed second; `plain`: words alone; `icon`: needs `aria-label`. */
  kind?: 'primary' | 'quiet' | 'plain' | 'icon';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`button ${kind} ${className}`.trim()} {...rest} />;
}
