import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from './run-case';

const folder = path.resolve(import.meta.dirname, '../../test-results');

/** The middle one of the times that insertions took, in milliseconds. */
export function medianTime(outcomes: readonly Outcome[]): number {
  const times = outcomes.map(({ took }) => took).sort((a, b) => a - b);
  return Math.round(times[Math.floor(times.length / 2)] ?? 0);
}

/** Keeps the outcomes for the report. */
export function keepScore(browser: string, outcomes: readonly Outcome[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `editors-${browser}.json`), JSON.stringify(outcomes, undefined, 1));
}
