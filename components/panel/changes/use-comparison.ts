import { useEffect, useState } from 'react';
import { compareInSteps } from '@/utils/changes/compare';
import { passagesOf, type Passage } from '@/utils/changes/hunks';

/** Longest stretch of work without a pause, in milliseconds: half a frame. */
const SLICE_MS = 8;

const pause = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });

/** Compares in slices, so that the page goes on answering; undefined after an abort. */
async function comparePatiently(before: string, after: string, signal: AbortSignal): Promise<Passage[] | undefined> {
  const steps = compareInSteps(before, after);
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return passagesOf(step.value);
    if (performance.now() - begun < SLICE_MS) continue;
    await pause();
    if (signal.aborted) return undefined;
    begun = performance.now();
  }
}

/** What has changed between two texts; undefined until it is known, or without a first text. */
export function useComparison(before: string | undefined, after: string): readonly Passage[] | undefined {
  const [found, setFound] = useState<{ before: string; after: string; passages: readonly Passage[] }>();
  useEffect(() => {
    if (before === undefined) return undefined;
    const abort = new AbortController();
    void comparePatiently(before, after, abort.signal).then((passages) => {
      if (passages) setFound({ before, after, passages });
    });
    return () => abort.abort();
  }, [before, after]);
  return found && found.before === before && found.after === after ? found.passages : undefined;
}
