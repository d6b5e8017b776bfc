/** Waits until a time in milliseconds since the epoch, for ever until there is a network again, or until the end of the signal. */
export type Wait = (until: number, signal: AbortSignal) => Promise<void>;

/** Milliseconds between two looks at the network: not every browser tells a worker that it is back. */
const LOOK_EVERY = 2_000;

/**
 * Waits for the next try. The user's impatience and an abort end it at once.
 * @param until milliseconds since the epoch; Infinity: until there is a network again
 * @param onBegin is given what ends the wait
 */
export function waitFor(until: number, signal: AbortSignal, onBegin: (end: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const forNetwork = until === Infinity;
  const look = () => {
    if (navigator.onLine) resolve();
  };
  const timer = forNetwork ? setInterval(look, LOOK_EVERY) : setTimeout(resolve, Math.max(0, until - Date.now()));
  if (forNetwork) self.addEventListener('online', look);
  signal.addEventListener('abort', () => resolve(), { once: true });
  if (signal.aborted) resolve();
  onBegin(resolve);
  return promise.finally(() => {
    if (forNetwork) clearInterval(timer);
    else clearTimeout(timer);
    self.removeEventListener('online', look);
  });
}
