import { useEffect, useRef, type RefObject } from 'react';

/**
 * The keyboard is where nobody writes: on nothing, still on the button or choice that began the work, or in the composer that got it by
 * itself and in which nobody has pressed anything yet.
 */
function isFree(active: Element | null): boolean {
  return active === null || active === document.body || active.closest('.actions, .options, .tools, [data-untouched]') !== null;
}

/** Brings the keyboard to the button that takes a text over, once that is there: then Enter does it. Never from where someone writes. */
export function useReadyButton(ready: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (ready && isFree(document.activeElement)) button.current?.focus({ preventScroll: true });
  }, [ready]);
  return button;
}
