import type { Page } from 'puppeteer-core';
import { now } from '../servers/request-log.ts';

/** What a probe leaves in a page for its second half. Times are the page's, in milliseconds since the epoch. */
interface Notes {
  pressedAt?: Promise<number>;
  seen?: Record<string, Promise<number>>;
  largestGap?: () => number;
}

declare global {
  var benchNotes: Notes;
}

/** How far a page's clock is ahead of ours, in milliseconds. */
async function aheadOfUs(page: Page): Promise<number> {
  const tries: { trip: number; ahead: number }[] = [];
  for (let count = 0; count < 5; count += 1) {
    const sent = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const back = now();
    tries.push({ trip: back - sent, ahead: there - (sent + back) / 2 });
  }
  return tries.reduce((best, each) => (each.trip < best.trip ? each : best)).ahead;
}

/** Notes when the next key goes down; gives a way to ask for it, on our clock. */
export async function watchKey(page: Page): Promise<() => Promise<number>> {
  const ahead = await aheadOfUs(page);
  await page.evaluate(() => {
    const pressed = new Promise<number>((resolve) => {
      const note = ({ timeStamp }: Event) => resolve(performance.timeOrigin + timeStamp);
      window.addEventListener('keydown', note, { capture: true, once: true });
    });
    globalThis.benchNotes = { ...globalThis.benchNotes, pressedAt: pressed };
  });
  return async () => (await page.evaluate(() => globalThis.benchNotes.pressedAt ?? Number.NaN)) - ahead;
}

/**
 * Notes when a word is first on the screen: the end of the frame that shows it, with style, layout and paint.
 * Only what changes is looked at, and only its end, so that watching a long answer costs next to nothing.
 */
export async function watchWord(page: Page, word: string): Promise<() => Promise<number>> {
  const ahead = await aheadOfUs(page);
  await page.evaluate(observeWord, word);
  return async () => (await page.evaluate((wanted) => globalThis.benchNotes.seen?.[wanted] ?? Number.NaN, word)) - ahead;
}

/** Runs in the page. */
function observeWord(wanted: string): void {
  const holds = (node: Node) => (node.textContent ?? '').slice(-2_000).includes(wanted);
  /** A message sent while a frame is made arrives when it is done. */
  const afterFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', then, { once: true });
    port1.start();
    port2.postMessage(0);
  };
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis);
  let inFrame = false;
  // A change made by a frame's own callback belongs to that frame, any other one to the next.
  globalThis.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      inFrame = true;
      afterFrame(() => (inFrame = false));
      callback(time);
    });
  const seen = new Promise<number>((resolve) => {
    const observer = new MutationObserver((records) => {
      const found = records.some(({ type, target, addedNodes }) =>
        type === 'characterData' ? holds(target) : [...addedNodes].some(holds),
      );
      if (!found) return;
      observer.disconnect();
      const note = () => afterFrame(() => resolve(performance.timeOrigin + performance.now()));
      if (inFrame) note();
      else nextFrame(note);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  globalThis.benchNotes = { ...globalThis.benchNotes, seen: { ...globalThis.benchNotes?.seen, [wanted]: seen } };
}

/** Measures the time between frames from now on; gives a way to ask for the longest so far, in milliseconds. */
export async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let largest = 0;
    let last: number | undefined;
    const frame = (time: number) => {
      if (last !== undefined) largest = Math.max(largest, time - last);
      last = time;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    globalThis.benchNotes = { ...globalThis.benchNotes, largestGap: () => largest };
  });
  return () => page.evaluate(() => globalThis.benchNotes.largestGap?.() ?? Number.NaN);
}
