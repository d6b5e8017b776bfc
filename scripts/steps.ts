import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { styleText } from 'node:util';
import { readProjectFile, root } from './project-files.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), { passed: 0, failed: 0 });

export const asLine = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;

const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Readonly<Record<string, string>> };
const bin = path.join(root, 'node_modules', '.bin');

const LONGEST_STEP_MS = 25 * 60_000;

/** Runs a command line with the project's programs first in the path; gives its exit code and all it printed. */
function run(command: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', PATH: [bin, process.env.PATH].join(path.delimiter) };
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_STEP_MS });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** One line a step, and what it printed only if it failed; `failures` come before all that, because logs are often cut. */
function report(name: string, startedAt: number, failed: boolean, output: string, detail = '', failures: readonly string[] = []): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const mark = failed ? styleText('red', 'failed') : styleText('green', 'ok');
  console.log(`${name.padEnd(16)} ${seconds.padStart(6)} s  ${mark}${detail && `  ${detail}`}`);
  for (const failure of failures) console.log(`  ${failure}`);
  if (failed) console.log(output.trimEnd());
}

/** Runs the script of this name in package.json as one step: it counts as one passed or one failed. */
export async function step(script: string): Promise<Tally> {
  const startedAt = performance.now();
  const { code, output } = await run(scripts[script] ?? `echo "package.json has no script ${script}" && exit 1`);
  report(script, startedAt, code !== 0, output);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface TestResult {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly TestResult[] }[];
}

const isFailed = ({ status }: { readonly status: string }) => status === 'failed';
const inOneLine = ({ fullName, failureMessages }: TestResult) =>
  `${fullName}: ${(failureMessages[0] ?? '').replaceAll(/\s+/g, ' ').slice(0, 200)}`;

/** What a run of Vitest says of itself. A file that could not even be loaded counts as one failed test, and so does a run that failed for any other reason. */
function tallyOf(reportFile: string, code: number): Tally & { readonly failures: readonly string[] } {
  let passed = 0;
  let failures: string[] = [];
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
    passed = numPassedTests;
    failures = testResults.filter(isFailed).flatMap(({ name, assertionResults }) => {
      const file = path.relative(root, name);
      const failed = assertionResults.filter(isFailed);
      return failed.length > 0 ? failed.map((test) => `${file} > ${inOneLine(test)}`) : [`${file}: could not be run`];
    });
  } catch {
    // Without a report the exit code is all there is.
  }
  return { passed, failed: Math.max(failures.length, code === 0 ? 0 : 1), failures };
}

/** Runs the tests of one Vitest project as one step. */
export async function tests(project: string): Promise<Tally> {
  const startedAt = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'postil-tests-'));
  const reportFile = path.join(folder, 'report.json');
  const { code, output } = await run(`vitest run --project ${project} --reporter=dot --reporter=json --outputFile.json="${reportFile}"`);
  const tally = tallyOf(reportFile, code);
  rmSync(folder, { recursive: true, force: true });
  report(`tests: ${project}`, startedAt, tally.failed > 0, output, asLine(tally), tally.failures);
  return tally;
}
