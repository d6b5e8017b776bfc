import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { figures } from './figures.ts';
import { readProjectFile, root } from './project-files.ts';

const FILE = 'test/ratchet.json';

/** `best`: the figure to hold. `slack`: by how much it may be worse before that is a failure. `budget`: what it may never pass. */
export interface Mark {
  readonly best: number;
  readonly slack: number;
  readonly budget?: number;
}

export const readMarks = (): Record<string, Mark> => JSON.parse(readProjectFile(FILE)) as Record<string, Mark>;

/** The highest value that still passes. */
export const ceiling = ({ best, slack, budget = Infinity }: Mark): number => Math.min(best + slack, budget);

/** The marks with every figure that has improved taken as the new best; none gets looser. */
const tightened = (marks: Record<string, Mark>, now: Record<string, number>): Record<string, Mark> =>
  Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, { ...mark, best: Math.min(mark.best, now[name] ?? mark.best) }]));

if (import.meta.main) {
  const now = await figures();
  const marks = readMarks();
  console.table(
    Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, { now: now[name], ...mark, ceiling: ceiling(mark) }])),
  );
  if (process.argv.includes('--tighten')) {
    writeFileSync(path.join(root, FILE), `${JSON.stringify(tightened(marks, now), null, 2)}\n`);
    console.log(`${FILE} now holds what has improved.`);
  }
}
