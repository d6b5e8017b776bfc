import { median, missesTarget, ratio, type Figure } from './figure.ts';
import { isWorse, type Kept } from './ratchet.ts';

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : String(Number(value.toFixed(2)));

/** `12.3 (10.1)`: the median and the smallest. */
const samples = (values: readonly number[]): string =>
  values.length > 1 ? `${shown(median(values))} (${shown(Math.min(...values))})` : shown(median(values));

const COLUMNS = [52, 16, 16, 16, 8, 8] as const;

const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[index] ?? 0))).join(' ');

export const heading = (): string => line(['median (of the smallest)', 'floor', 'Postil', 'ratio', 'target', 'kept']);

export function figureLines(figure: Figure, kept: Kept): string {
  const { id, label, unit, floor, postil, target, keep, note } = figure;
  const best = kept[id];
  const times = (value: number) => `${shown(value)}x`;
  const cells = [
    `${label}${unit && `, ${unit}`}`,
    floor ? samples(floor) : '–',
    samples(postil),
    floor ? `${times(ratio(figure))} (${times(Math.min(...postil) / Math.min(...floor))})` : '–',
    target === undefined ? '–' : 'ratio' in target ? times(target.ratio) : shown(target.value),
    best === undefined ? '–' : keep?.what === 'ratio' ? times(best) : shown(best),
  ];
  const missed = missesTarget(figure) ? '  misses its target' : '';
  const worse = isWorse(figure, kept) ? '  WORSE than kept' : '';
  return `${line(cells)}${missed}${worse}${note ? `\n    ${note}` : ''}`;
}
