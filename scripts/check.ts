import { asLine, step, sum, tests, type Tally } from './steps.ts';

/** What has to hold before anything is built: format, lint, types, dead code, unit tests. All of it runs, also after a failure. */
export async function check(): Promise<Tally> {
  // The types of the entrypoints and messages come first: lint and types read them.
  const prepared = await step('postinstall');
  const unit = tests('unit');
  const quick: Tally[] = [];
  for (const name of ['format:check', 'lint', 'types', 'dead-code']) quick.push(await step(name));
  const all = [...quick, await unit];
  return sum(prepared.failed > 0 ? [prepared, ...all] : all);
}

if (import.meta.main) {
  const tally = await check();
  console.log(asLine(tally));
  if (tally.failed > 0) process.exitCode = 1;
}
