import { describe, expect, it } from 'vitest';
import { alike, over, parseColour, type Colour } from '@/utils/capture/colour';

function colour(css: string): Colour {
  const parsed = parseColour(css);
  if (!parsed) throw new Error(`${css} was not read`);
  return parsed;
}

describe('parseColour', () => {
  it.each([
    ['rgb(255, 0, 10)', [255, 0, 10, 1]],
    ['rgba(0, 0, 0, 0)', [0, 0, 0, 0]],
    ['rgb(1 2 3 / 0.5)', [1, 2, 3, 0.5]],
    ['color(srgb 1 0.5 0)', [255, 127.5, 0, 1]],
  ])('%s', (css, [red, green, blue, alpha]) => {
    expect(parseColour(css)).toEqual({ red, green, blue, alpha });
  });

  it('reads oklch', () => {
    const { red, green, blue } = colour('oklch(0.62796 0.25768 29.234)');
    expect([red, green, blue].map(Math.round)).toEqual([255, 0, 0]);
  });

  it('says so when it does not know', () => {
    expect(parseColour('lab(50 20 20)')).toBeUndefined();
  });
});

describe('alike', () => {
  it.each([
    ['rgb(255, 255, 255)', 'rgb(253, 253, 253)', true],
    ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', false],
    ['rgb(200, 0, 0)', 'rgb(0, 110, 0)', false],
    ['rgb(170, 170, 170)', 'rgb(255, 255, 255)', false],
  ])('%s on %s', (ink, ground, same) => {
    expect(alike(colour(ink), colour(ground))).toBe(same);
  });

  it('sees through thin ink', () => {
    const white = colour('rgb(255, 255, 255)');
    expect(alike(over(colour('rgba(0, 0, 0, 0.02)'), white), white)).toBe(true);
  });
});
