import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './project-files.ts';

/** `npm run soak [jobs] [seed]`: the long form of the soak test. The seed is printed; the same one makes the same faults. */
const [jobs = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'soak'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, SOAK_JOBS: jobs, SOAK_SEED: seed },
});
process.exitCode = status ?? 1;
