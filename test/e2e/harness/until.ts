const PAUSE = 40;

/** Milliseconds for which a test waits for what must come: many times what a slow and busy machine takes, and within the limit of one test. */
export const PATIENCE = 45_000;

/**
 * Asks again and again until the answer is neither undefined, null, false, 0 nor ''; gives that answer.
 * Throws after `limit` milliseconds, with `what` was waited for and the last error, if there was one.
 */
export async function until<T>(what: string, probe: () => Promise<T> | T, limit = PATIENCE): Promise<NonNullable<T>> {
  const end = performance.now() + limit;
  let trouble: unknown;
  do {
    try {
      const answer = await probe();
      if (answer) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (performance.now() < end);
  throw new Error(`Waited ${limit} ms in vain: ${what}`, { cause: trouble });
}
