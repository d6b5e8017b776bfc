import type { Point } from './place';
import { buttonPlace } from './target';
import { makeButton } from './view';

/** Milliseconds for which nothing changes any more before the button comes: it must not flicker while a selection grows. */
const CALM = 150;

export interface ButtonWorld {
  readonly label: string;
  readonly onPress: () => void;
  /** False once the extension is gone or was replaced. */
  readonly isAlive: () => boolean;
}

/** Adds listeners that hear all, hinder nothing and end together. */
const listenUntil = (signal: AbortSignal) => (where: Document | Window, name: string, listener: (event: Event) => void) =>
  where.addEventListener(name, listener, { capture: true, passive: true, signal });

/** Shows the button where there is something to work on, and takes all of it away again when the given function is called. */
export function startButton({ label, onPress, isAlive }: ButtonWorld): () => void {
  const ends = new AbortController();
  const view = makeButton(label, onPress);
  let pointer: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    view.hide();
  };
  const stop = () => {
    ends.abort();
    hide();
  };
  const look = () => {
    const place = isAlive() ? buttonPlace(pointer) : undefined;
    if (place) view.show(place);
    else if (isAlive()) view.hide();
    else stop();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, CALM);
  };
  const away = () => {
    view.hide();
    later();
  };
  const on = listenUntil(ends.signal);

  for (const name of ['selectionchange', 'focusin', 'focusout']) on(document, name, later);
  on(document, 'pointerdown', (event) => {
    if (!view.owns(event)) hide();
  });
  on(document, 'pointerup', (event) => {
    if (view.owns(event) || !(event instanceof PointerEvent)) return;
    pointer = { x: event.clientX, y: event.clientY };
    later();
  });
  on(document, 'keydown', (event) => {
    pointer = undefined;
    if (event instanceof KeyboardEvent && event.key === 'Escape') hide();
  });
  on(document, 'scroll', () => {
    pointer = undefined;
    if (view.isShown()) away();
  });
  on(window, 'resize', () => {
    if (view.isShown()) away();
  });
  later();
  return stop;
}
