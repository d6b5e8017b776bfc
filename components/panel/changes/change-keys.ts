import type { KeyboardEvent, RefObject } from 'react';

const hunksIn = (area: Element) => [...area.querySelectorAll<HTMLElement>('.hunk')];

/** Brings the keyboard to the next change or the one before; from outside of all of them to the first or the last. */
export function goToHunk(area: Element | null, step: 1 | -1): void {
  if (!area) return;
  const hunks = hunksIn(area);
  const at = hunks.findIndex((hunk) => hunk.contains(document.activeElement));
  const next = at < 0 ? hunks.at(step === 1 ? 0 : -1) : hunks[at + step];
  next?.focus();
}

type OnKeep = (hunk: number, kept: boolean) => void;

/** A key on a change itself: Space keeps it or takes it back, Enter takes all that is kept over. */
function onHunk(area: Element, hunk: HTMLElement, key: string, onKeep: OnKeep): boolean {
  if (key === ' ') onKeep(hunksIn(area).indexOf(hunk), hunk.dataset.kept !== 'true');
  else if (key === 'Enter') area.querySelector<HTMLElement>(':scope > .tools > .primary')?.click();
  else return false;
  return true;
}

/** The keys of the changes: arrows go from one to the next, Space and Enter decide. */
export function useChangeKeys(area: RefObject<HTMLElement | null>, onKeep: OnKeep): (event: KeyboardEvent) => void {
  return (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (event.defaultPrevented || !area.current || altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return;
    let done = true;
    if (key === 'ArrowDown') goToHunk(area.current, 1);
    else if (key === 'ArrowUp') goToHunk(area.current, -1);
    else done = target.matches('.hunk') && onHunk(area.current, target, key, onKeep);
    if (done) event.preventDefault();
  };
}
