import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { ensureBuilt } from '../../../scripts/build.ts';
import { gzipBytes, workerFiles } from '../../../scripts/figures.ts';
import { root } from '../../../scripts/project-files.ts';
import type { Row } from '../figure.ts';
import { noSamples } from '../turns.ts';

const ROUNDS = 15;
const EVALUATE = path.join(root, 'test/bench/evaluate.ts');

/** The usual client of the API as a bundle of its own: what a worker that imported it would evaluate besides its own code. */
async function clientBundle(folder: string): Promise<string> {
  const entry = path.join(folder, 'entry.js');
  writeFileSync(entry, "import OpenAI from 'openai';\nglobalThis.benchClient = OpenAI;\n");
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { openai: path.join(root, 'node_modules/openai/index.mjs') } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'client', fileName: () => 'client.js' },
    },
  });
  return path.join(folder, 'client.js');
}

/** Both files of the worker as one. */
function wholeWorker(folder: string): string {
  const file = path.join(folder, 'worker.js');
  writeFileSync(
    file,
    workerFiles(ensureBuilt('chrome'))
      .map((part) => readFileSync(part, 'utf8'))
      .join('\n'),
  );
  return file;
}

/** Milliseconds of CPU to compile and evaluate a bundle in a new process. */
const evaluated = (file: string): number => Number(execFileSync(process.execPath, [EVALUATE, file], { encoding: 'utf8' }));

export const workerCode: Row = {
  id: 'worker-code',
  title: "The worker's whole code, against the usual client of the API alone (floor)",
  measure: async ({ repeats }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'postil-bench-'));
    try {
      const bundles = { floor: await clientBundle(folder), postil: wholeWorker(folder) };
      const cold = noSamples();
      const weight = noSamples();
      for (const name of ['floor', 'postil'] as const) weight[name].push(gzipBytes(bundles[name]) / 1_000);
      for (let round = 0; round < repeats(ROUNDS); round += 1)
        for (const name of ['floor', 'postil'] as const) cold[name].push(evaluated(bundles[name]));
      return [
        { id: 'worker-cold', label: 'cold evaluation', unit: 'CPU ms', ...cold, target: { ratio: 1 }, keep: { what: 'ratio', slack: 0.3 } },
        { id: 'worker-gzip-of-client', label: 'gzip', unit: 'KB', ...weight, target: { ratio: 1 }, keep: { what: 'ratio', slack: 0.05 } },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
