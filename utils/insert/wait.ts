/** How long an editor gets to take a text over, and how often it is looked at, in milliseconds. */
const PATIENCE_MS = 450;
const LOOK_MS = 15;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** What one look may take of the patience, in milliseconds: while the page stands still, the editor can do nothing either. */
const STALL_MS = 150;

/** Looks until the test holds; false when it has not come true in time. */
export async function becomes(test: () => boolean, ms = PATIENCE_MS): Promise<boolean> {
  for (let left = ms; ;) {
    if (test()) return true;
    if (left < 0) return false;
    const from = performance.now();
    await pause(LOOK_MS);
    left -= Math.min(performance.now() - from, STALL_MS);
  }
}

/** At how many looks in a row a text has to be as it was to be the editor's last word. */
const STILL = 10;

/** Looks until the test holds; false when what is looked at has stayed the same for a while without it, or time is up. */
export async function becomesSettled(test: () => boolean, look: () => string): Promise<boolean> {
  let last = look();
  let still = 0;
  return becomes(() => {
    const now = look();
    still = now === last ? still + 1 : 0;
    last = now;
    return test() || still > STILL;
  }).then(test);
}
