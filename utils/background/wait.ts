/** Waits until a time in milliseconds since the epoch, or the end of the signal. */
export type Wait = (until: number, signal: AbortSignal) => Promise<void>;

/** Milliseconds between two looks at the network: not every browser tells a worker that it is back. */
const LOOK_EVERY = 2_000;

/**
 * Waits for the next try: until a time, or, without a network, until there is one again. The user's impatience and an abort end it at once.
 * @param until milliseconds since the epoch
 * @param onBegin is given what ends the wait
 */
export function waitFor(until: number, signal: AbortSignal, onBegin: (end: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const offline = !navigator.onLine;
  const look = () => {
    if (navigator.onLine) resolve();
  };
  const timer = offline ? setInterval(look, LOOK_EVERY) : setTimeout(resolve, Math.max(0, until - Date.now()));
  self.addEventListener('online', look);
  signal.addEventListener('abort', () => resolve(), { once: true });
  if (signal.aborted) resolve();
  onBegin(resolve);
  return promise.finally(() => {
    if (offline) clearInterval(timer);
    else clearTimeout(timer);
    self.removeEventListener('online', look);
  });
}
