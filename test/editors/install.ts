import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const folder = path.resolve(import.meta.dirname, '../fixtures/editors');

/** Where the bundled pages are kept, one script for each editor. */
export const bundles = path.join(folder, '.cache');

const hashOf = (files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(folder, file)));
  return hash.digest('hex');
};

/** Does a slow thing only if what it is made of has changed since; `stamp` keeps what it was made of. */
async function unlessDone(stamp: string, made: string, work: () => Promise<void> | void): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, made);
}

function installEditors(): void {
  // No script of a package runs. Two packages name optional peers that do not fit together, hence the old way with peers.
  const args = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefer-offline'];
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`The editors could not be installed:\n${stdout}\n${stderr}`);
}

async function bundlePages(): Promise<void> {
  const pages = globSync('pages/*.js', { cwd: folder }).map((page) => path.basename(page, '.js'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      outDir: bundles,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      chunkSizeWarningLimit: 20_000,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page, path.join(folder, 'pages', `${page}.js`)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

/** Installs the editors as their lock file has them and bundles their pages, each only if it changed since the last time. */
export async function ensureEditors(): Promise<void> {
  const lock = hashOf(['package-lock.json']);
  await unlessDone(path.join(folder, 'node_modules', '.installed'), lock, installEditors);
  const sources = globSync(['*.js', 'pages/*.js'], { cwd: folder }).sort();
  await unlessDone(path.join(bundles, 'made-of'), lock + hashOf(sources), bundlePages);
}
