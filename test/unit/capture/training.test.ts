import { describe, expect, it } from 'vitest';
import { judge, readModel } from '@/utils/capture/second-opinion';
import { labelBlocks } from '@/scripts/capture/labels';
import { train } from '@/scripts/capture/training';

describe('train', () => {
  it('learns what a threshold tells, in the form that capture reads', () => {
    const features = Array.from({ length: 400 }, (_, at) => [at % 7, (at * 37) % 100]);
    const labels = features.map(([, value = 0]) => (value > 50 ? 1 : 0));
    const model = readModel(train([{ features, labels, weights: labels.map(() => 1) }]));
    const right = features.filter((row, at) => judge(model, row) > 0 === (labels[at] === 1));
    expect(right.length).toBeGreaterThan(390);
  });
});

describe('labelBlocks', () => {
  it('finds the blocks of a known text, in order, and no others', () => {
    const known = 'The boats came in at dawn.\nNobody waited for them on the quay that day.';
    const blocks = [
      'Home News Sport',
      'The boats came in at dawn.',
      'Subscribe to our letter',
      'Nobody waited for them on the quay that day.',
      'Related',
    ];
    expect(labelBlocks(blocks, known)).toEqual([0, 1, 0, 1, 0]);
  });
});
