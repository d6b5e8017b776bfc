import { parseArgs } from 'node:util';
import { missesTarget, type Figure, type Plan, type Row } from '../test/bench/figure.ts';
import { isWorse, readKept, tightened, writeKept } from '../test/bench/ratchet.ts';
import { figureLines, heading } from '../test/bench/report.ts';
import { rows } from '../test/bench/rows/index.ts';

const USAGE = `npm run bench -- [--only <row>] [--quick] [--keep]
  --only   one row: ${rows.map(({ id }) => id).join(', ')}
  --quick  a third of the repeats
  --keep   writes what has improved to test/bench/ratchet.json`;

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } },
});

const plan: Plan = { repeats: (full) => (flags.quick ? Math.max(2, Math.ceil(full / 3)) : full) };
const kept = readKept();

/** Measures and prints one row; a row that this machine can't measure is said and does not stop the others. */
async function run({ id, title, measure }: Row): Promise<readonly Figure[]> {
  const startedAt = performance.now();
  try {
    const figures = await measure(plan);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`\n${title}  [${id}, ${seconds} s]`);
    for (const figure of figures) console.log(figureLines(figure, kept));
    return figures;
  } catch (error) {
    console.log(`\n${title}  [${id}]\n  not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return [];
  }
}

async function bench(): Promise<void> {
  const chosen = rows.filter(({ id }) => flags.only === undefined || id === flags.only);
  if (chosen.length === 0) throw new Error(USAGE);
  console.log(heading());
  const figures: Figure[] = [];
  for (const row of chosen) figures.push(...(await run(row)));
  if (flags.keep) writeKept(tightened(figures, kept));
  const worse = figures.filter((figure) => isWorse(figure, kept));
  const missed = figures.filter(missesTarget);
  console.log(`\n${figures.length} figures, ${missed.length} miss their target, ${worse.length} worse than kept`);
  if (worse.length > 0) process.exitCode = 1;
}

try {
  await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
