import { describe, expect, it } from 'vitest';
import { median, missesTarget, score, type Figure } from '@/test/bench/figure';
import { isWorse, tightened } from '@/test/bench/ratchet';

const figure = (patch: Partial<Figure>): Figure => ({
  id: 'x',
  label: 'X',
  unit: 'ms',
  postil: [20],
  keep: { what: 'value', slack: 0 },
  ...patch,
});

describe('a figure', () => {
  it('has the middle of its samples as its median, or the middle of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is scored by its ratio to the floor where the machine has a say, else by its value', () => {
    const samples = { floor: [10, 12, 11], postil: [22, 20, 40] };
    expect(score(figure({ ...samples, keep: { what: 'ratio', slack: 0 } }))).toBe(2);
    expect(score(figure(samples))).toBe(22);
  });

  it('misses its target only beyond it, or when it could not be measured', () => {
    expect(missesTarget(figure({ target: { value: 20 } }))).toBe(false);
    expect(missesTarget(figure({ target: { value: 19 } }))).toBe(true);
    expect(missesTarget(figure({ floor: [10], target: { ratio: 2 } }))).toBe(false);
    expect(missesTarget(figure({ postil: [], target: { value: 20 } }))).toBe(true);
  });
});

describe('the ratchet', () => {
  it('lets a figure be worse by its noise and no more', () => {
    const noisy = (value: number) => figure({ postil: [value], keep: { what: 'value', slack: 0.5 } });
    expect(isWorse(noisy(30), { x: 20 })).toBe(false);
    expect(isWorse(noisy(31), { x: 20 })).toBe(true);
    expect(isWorse(noisy(31), {})).toBe(false);
  });

  it('takes what is better, keeps what was better, and forgets nothing that was not measured', () => {
    const kept = { x: 25, y: 1 };
    expect(tightened([figure({})], kept)).toEqual({ x: 20, y: 1 });
    expect(tightened([figure({ postil: [30] })], kept)).toEqual(kept);
    expect(tightened([figure({ postil: [] })], kept)).toEqual(kept);
    expect(tightened([figure({ id: 'new' })], kept)).toEqual({ ...kept, new: 20 });
    expect(tightened([figure({ id: 'elsewhere', keep: undefined })], kept)).toEqual(kept);
  });
});
