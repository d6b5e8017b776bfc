import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { score, type Figure } from './figure.ts';

const file = new URL('ratchet.json', import.meta.url);

/** The best score of each figure that was kept so far. */
export type Kept = Readonly<Record<string, number>>;

export function readKept(): Kept {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
}

/** True if this run is worse than the kept one by more than its noise. */
export function isWorse(figure: Figure, kept: Kept): boolean {
  const best = kept[figure.id];
  return best !== undefined && figure.keep !== undefined && score(figure) > best * (1 + figure.keep.slack);
}

/** What to keep after this run: a figure only ever improves, one that was not measured stays. */
export function tightened(figures: readonly Figure[], kept: Kept): Kept {
  const best = figures
    .filter(({ keep }) => keep)
    .map((figure): [string, number] => [figure.id, Math.min(kept[figure.id] ?? Infinity, rounded(score(figure)))]);
  const all = { ...kept, ...Object.fromEntries(best.filter(([, value]) => Number.isFinite(value))) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Three digits: more would be noise. */
const rounded = (value: number): number => (value >= 1000 ? Math.ceil(value) : Number(value.toPrecision(3)));

export function writeKept(kept: Kept): void {
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
