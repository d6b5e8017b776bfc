import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { medianTime } from '../test/editors/score.ts';
import type { Outcome } from '../test/editors/run-case.ts';
import { root } from './project-files.ts';

/** One row an editor, one column a scenario; below it what was wrong. */
function table(browser: string, outcomes: readonly Outcome[]): string {
  const scenarios = [...new Set(outcomes.map(({ scenario }) => scenario))];
  const names = [...new Set(outcomes.map(({ editor }) => editor))];
  const cell = (editor: string, scenario: string) => {
    const found = outcomes.find((one) => one.editor === editor && one.scenario === scenario);
    return found ? (found.untrue ? 'WRONG TEXT' : found.wrong.length > 0 ? 'fails' : 'ok') : '';
  };
  const rows = names.map((name) => `| ${name} | ${scenarios.map((scenario) => cell(name, scenario)).join(' | ')} |`);
  const right = outcomes.filter(({ wrong }) => wrong.length === 0).length;
  const whole = names.filter((name) => outcomes.every(({ editor, wrong }) => editor !== name || wrong.length === 0)).length;
  const left = outcomes.filter(({ untrue }) => untrue).length;
  const faults = outcomes.flatMap(({ editor, scenario, wrong }) => wrong.map((what) => `- ${editor}, ${scenario}: ${what}`));
  return [
    `## ${browser}`,
    '',
    `${right} of ${outcomes.length} cases right, ${whole} of ${names.length} editors whole, ${left} wrong texts left, median ${medianTime(outcomes)} ms`,
    '',
    `| editor | ${scenarios.join(' | ')} |`,
    `| --- |${' --- |'.repeat(scenarios.length)}`,
    ...rows,
    '',
    ...faults,
  ].join('\n');
}

for (const browser of ['chromium', 'firefox']) {
  const file = path.join(root, 'test-results', `editors-${browser}.json`);
  if (existsSync(file)) console.log(`${table(browser, JSON.parse(readFileSync(file, 'utf8')) as Outcome[])}\n`);
}
