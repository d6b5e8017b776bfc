/** How long an editor gets to take a text over, and how often it is looked at, in milliseconds. */
const PATIENCE_MS = 450;
const LOOK_MS = 15;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Looks until the test holds; false when it has not come true in time. */
export async function becomes(test: () => boolean, ms = PATIENCE_MS): Promise<boolean> {
  const end = performance.now() + ms;
  for (;;) {
    if (test()) return true;
    if (performance.now() > end) return false;
    await pause(LOOK_MS);
  }
}

/** How long a text has to stay as it is to be the editor's last word, in milliseconds. */
const STILL_MS = 150;

/** Looks until the test holds; false when what is looked at has stayed the same for a while without it, or time is up. */
export async function becomesSettled(test: () => boolean, look: () => string): Promise<boolean> {
  let last = look();
  let since = performance.now();
  return becomes(() => {
    const now = look();
    if (now !== last) since = performance.now();
    last = now;
    return test() || performance.now() - since > STILL_MS;
  }).then(test);
}
