import { describe, expect, it } from 'vitest';
import { judge, readModel } from '@/utils/capture/second-opinion';

// One tree: feature 0 <= 10 goes left; on the left feature 1 <= 0.5 decides, on the right feature 2 <= 0.5.
const model = readModel({ depth: 2, thresholds: '0.5 10', features: '0 1 2', questions: '1 0 0', values: '200 400 600 800' });

describe('judge', () => {
  it.each([
    [[10, 0, 0], 1],
    [[0, 1, 0], 2],
    [[11, 0, 0], 3],
    [[11, 0, 1], 4],
  ])('%j', (row, value) => {
    expect(judge(model, row)).toBe(value);
  });

  it('adds the trees up, and takes a missing feature for 0', () => {
    const two = readModel({ depth: 1, thresholds: '0', features: '0 5', questions: '0 0', values: '200 -200 2000 -2000' });
    expect(judge(two, [3])).toBe(9);
  });
});
