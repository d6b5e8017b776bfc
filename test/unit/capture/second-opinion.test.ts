import { describe, expect, it } from 'vitest';
import { judge, judgeForms, readModel } from '@/utils/capture/second-opinion';
import { letter } from '@/scripts/capture/training';

const letters = (...numbers: number[]) => numbers.map(letter).join('');
/** Values as stored: hundredths, from -45 on. */
const values = (...numbers: number[]) => letters(...numbers.map((value) => Math.round(value * 100) + 45));

// One tree: feature 0 <= 10 goes left; on the left feature 1 <= 0.5 decides, on the right feature 2 <= 0.5.
const model = readModel({
  depth: 2,
  thresholds: '4 10;0.5;0.5',
  features: letters(0, 1, 2),
  questions: letters(1, 0, 0),
  values: values(-0.3, 0.2, 0.3, 0.4),
});

describe('judge', () => {
  it.each([
    [[10, 0, 0], -0.3],
    [[0, 1, 0], 0.2],
    [[11, 0, 0], 0.3],
    [[11, 0, 1], 0.4],
  ])('%j', (row, value) => {
    expect(judge(model, row)).toBe(value);
  });

  it('adds the trees up, and takes a missing feature for 0', () => {
    const two = readModel({
      depth: 1,
      thresholds: '0;;;;;0',
      features: letters(0, 5),
      questions: letters(0, 0),
      values: values(0.2, -0.2, 0.45, -0.1),
    });
    expect(judge(two, [3])).toBe(0.25);
  });
});

describe('judgeForms', () => {
  const form = (at: number) => (at < 3_000 ? 'p' : 'li');

  it('asks for some blocks of each form of a large page where these agree', () => {
    const asked: number[] = [];
    const logits = judgeForms({ size: 4_000, formOf: form }, (at) => {
      asked.push(at);
      return at < 3_000 ? 2 : -1;
    });
    expect(asked.length).toBeLessThan(100);
    expect([logits[0], logits[2_999], logits[3_000], logits[3_999]]).toEqual([2, 2, -1, -1]);
  });

  it('asks for all blocks of a form of which some belong and some do not, and for all of an ordinary page', () => {
    const half = (at: number) => (at < 1_500 ? 1 : -1);
    expect(judgeForms({ size: 4_000, formOf: form }, half)).toEqual(Array.from({ length: 4_000 }, (_, at) => half(at)));
    let asked = 0;
    judgeForms({ size: 1_000, formOf: form }, () => (asked += 1));
    expect(asked).toBe(1_000);
  });
});
