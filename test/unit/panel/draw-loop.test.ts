import { describe, expect, test } from 'vitest';
import { createDrawLoop, type FrameClock } from '@/components/panel/draw-loop';

/** A page's clock that moves only when told; frames come each 16 ms unless the page is hidden. */
class FakeClock implements FrameClock {
  time = 0;
  hidden = false;
  /** What one draw costs, in milliseconds. */
  cost = 0;
  readonly #due: { at: number; callback: () => void; frame: boolean }[] = [];

  readonly now = () => this.time;
  readonly onFrame = (callback: () => void) => this.#add(this.time + 16, callback, true);
  readonly after = (ms: number, callback: () => void) => this.#add(this.time + ms, callback, false);
  readonly afterFrame = (callback: () => void) => {
    this.time += this.cost;
    callback();
  };

  #add(at: number, callback: () => void, frame: boolean): () => void {
    const entry = { at, callback, frame };
    this.#due.push(entry);
    return () => {
      const index = this.#due.indexOf(entry);
      if (index >= 0) this.#due.splice(index, 1);
    };
  }

  run(until: number): void {
    for (;;) {
      const next = this.#due.filter(({ frame }) => !(frame && this.hidden)).toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = Math.max(this.time, until);
  }
}

function loopOn(clock: FakeClock) {
  const drawn: number[] = [];
  return { drawn, loop: createDrawLoop(() => drawn.push(clock.time), clock) };
}

describe('drawing', () => {
  test('happens once a frame, however often it is asked for', () => {
    const clock = new FakeClock();
    const { drawn, loop } = loopOn(clock);
    for (let index = 0; index < 50; index++) loop.request();
    clock.run(100);
    expect(drawn).toHaveLength(1);
  });

  test('waits three times what it cost, so that three quarters of the time stay free', () => {
    const clock = new FakeClock();
    clock.cost = 40;
    const { drawn, loop } = loopOn(clock);
    const feed = () => {
      loop.request();
      if (clock.time < 4_000) clock.after(10, feed);
    };
    feed();
    clock.run(5_000);
    expect(drawn.length).toBeGreaterThan(15);
    expect(drawn.length * clock.cost).toBeLessThanOrEqual(5_000 / 4);
  });

  test('is never put off by more than a second', () => {
    const clock = new FakeClock();
    clock.cost = 2_000;
    const { drawn, loop } = loopOn(clock);
    loop.request();
    clock.run(2_100);
    loop.request();
    clock.run(3_200);
    expect(drawn).toHaveLength(2);
  });

  test('of the last words does not wait', () => {
    const clock = new FakeClock();
    clock.cost = 200;
    const { drawn, loop } = loopOn(clock);
    loop.request();
    clock.run(300);
    loop.request();
    loop.hurry();
    expect(drawn).toHaveLength(2);
    clock.run(330);
    expect(drawn).toHaveLength(2);
  });

  test('goes on without frames while the page is hidden, and draws once for each', () => {
    const clock = new FakeClock();
    clock.hidden = true;
    const { drawn, loop } = loopOn(clock);
    loop.request();
    clock.run(260);
    expect(drawn).toHaveLength(1);
    clock.hidden = false;
    clock.run(600);
    expect(drawn).toHaveLength(1);
  });

  test('ends when it is stopped', () => {
    const clock = new FakeClock();
    const { drawn, loop } = loopOn(clock);
    loop.request();
    loop.stop();
    clock.run(1_000);
    expect(drawn).toEqual([]);
  });
});
