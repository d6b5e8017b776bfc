/** Watches for a server that has gone quiet. All times in milliseconds. */
export interface SilenceWatch {
  /** Something came. `limit`: how long the next silence may last; `comments`: how much longer if only comments come. */
  heard(sign: 'event' | 'bytes', limit: number, comments: number): void;
  stop(): void;
}

/** Calls `onSilence` once if nothing is heard for `limit`. One timer runs whatever the pace: it is set anew only when it goes off. */
export function watchSilence(limit: number, onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout>;
  // The clock of the page's life: the wall clock may jump.
  let lastEvent = performance.now();
  let deadline = lastEvent + limit;
  let firesAt = deadline;
  const arm = () => {
    firesAt = deadline;
    timer = setTimeout(
      () => {
        if (performance.now() >= deadline) onSilence();
        else arm();
      },
      Math.max(0, deadline - performance.now()),
    );
  };
  arm();
  return {
    heard(sign, next, comments) {
      const now = performance.now();
      if (sign === 'event') lastEvent = now;
      deadline = Math.min(now + next, lastEvent + next + comments);
      // Only a shorter limit needs a new timer.
      if (deadline < firesAt) {
        clearTimeout(timer);
        arm();
      }
    },
    stop: () => clearTimeout(timer),
  };
}
