/** The clock of a page, as far as drawing needs it; each call gives back how to take it back. */
export interface FrameClock {
  readonly now: () => number;
  /** Calls back before the next frame; may never do so while the page is hidden. */
  readonly onFrame: (callback: () => void) => () => void;
  /** Calls back after `ms` milliseconds. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Calls back once the frame that is being made has been drawn. */
  readonly afterFrame: (callback: () => void) => void;
}

export interface DrawLoop {
  /** Something is to be drawn: at the next frame, or a little later if drawing has become dear. */
  readonly request: () => void;
  /** Something must be seen now, e.g. the first or the last words: drawn at once, for the frame that comes next. */
  readonly hurry: () => void;
  readonly stop: () => void;
}

/** Drawing may take one part in this many of the time. */
const SHARE = 4;
/** Longest time between two draws, in milliseconds. */
const MAX_PAUSE = 1_000;
/** If no frame came within this time, in milliseconds, the page is hidden or covered; the text goes on nevertheless. */
const NO_FRAME = 250;

/** One draw a frame, and never more than a quarter of the time: what a draw cost, layout and paint included, is waited for three times. */
export function createDrawLoop(draw: () => void, clock: FrameClock): DrawLoop {
  let cancel: (() => void) | undefined;
  let notBefore = 0;

  const frame = () => {
    cancel?.();
    cancel = undefined;
    const began = clock.now();
    draw();
    clock.afterFrame(() => {
      const cost = clock.now() - began;
      notBefore = clock.now() + Math.min(cost * (SHARE - 1), MAX_PAUSE);
    });
  };
  const atNextFrame = () => {
    const cancels = [clock.onFrame(frame), clock.after(NO_FRAME, frame)];
    cancel = () => cancels.forEach((end) => end());
  };
  return {
    request: () => {
      if (cancel) return;
      const pause = notBefore - clock.now();
      if (pause <= 0) atNextFrame();
      else cancel = clock.after(pause, atNextFrame);
    },
    hurry: frame,
    stop: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}

/** The clock of this page. */
export const pageClock: FrameClock = {
  now: () => performance.now(),
  onFrame: (callback) => {
    const id = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(id);
  },
  after: (ms, callback) => {
    const id = setTimeout(callback, ms);
    return () => clearTimeout(id);
  },
  afterFrame: (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      callback();
    };
    port2.postMessage(0);
  },
};
