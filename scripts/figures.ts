import { existsSync, readFileSync, statSync } from 'node:fs';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packedSizes } from '../test/bundle/zip.ts';
import { projectFiles, readProjectFile, root, writtenCode } from './project-files.ts';

export const output = path.join(root, '.output');
export const chrome = path.join(output, 'chrome-mv3');

const { name, version } = JSON.parse(readProjectFile('package.json')) as { name: string; version: string };
/** What `npm run zip` makes. */
export const packageOf = (kind: 'chrome' | 'firefox' | 'sources'): string => path.join(output, `${name}-${version}-${kind}.zip`);

/** What only reading a PDF needs: pdf.js with its thread and font tables. It is loaded when a PDF is read and weighed apart. */
const isReader = (name: string) => /^(?:reader\/|chunks\/reader-)/.test(name);

/** The words of the interface beyond English and German: the browser reads one file of them, whatever their number. */
const isTranslation = (name: string) => /^_locales\/(?!en\/|de\/)/.test(name);

/** Bytes of a package: of the PDF reader, of the further languages, and of all the rest. */
export function packageBytes(kind: 'chrome' | 'firefox'): { rest: number; reader: number; translations: number } {
  const whole = statSync(packageOf(kind)).size;
  const sumOf = (wanted: (name: string) => boolean) =>
    [...packedSizes(packageOf(kind))].reduce((sum, [name, bytes]) => sum + (wanted(name) ? bytes : 0), 0);
  const [reader, translations] = [sumOf(isReader), sumOf(isTranslation)];
  return { rest: whole - reader - translations, reader, translations };
}

export const gzipBytes = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/** The worker's code: what it evaluates at every wake, and what it loads when there is something to do. */
export const workerFiles = (folder: string) => ['background.js', 'work.js'].map((file) => path.join(folder, file));

export const workerBytes = (folder: string) => workerFiles(folder).reduce((sum, file) => sum + gzipBytes(file), 0);

/** What a page of ours loads before it can draw: its scripts and styles with all that they import at once, in bytes as they lie on disk. */
export function firstLoad(folder: string, page: string): { files: string[]; bytes: number } {
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file) || !existsSync(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    // Static imports as bundlers write them: `import{a}from"./b.js"`, `import"./b.js"`, `export{a}from"./b.js"`; not `import("./b.js")`.
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      visit(path.resolve(path.dirname(file), target));
    }
  };
  const html = readFileSync(path.join(folder, page), 'utf8');
  for (const [, target = ''] of html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) visit(path.join(folder, target));
  return { files: [...files], bytes: [...files].reduce((sum, file) => sum + statSync(file).size, 0) };
}

/** How often shipped code says `as`: each time it claims to know better than the compiler. `as const` claims nothing. */
async function casts(): Promise<number> {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '-c', path.join(root, 'scripts/lint/casts.json'), '--format', 'json', 'components', 'entrypoints', 'utils'];
  const folders = args.filter((arg) => !['components', 'entrypoints', 'utils'].includes(arg) || existsSync(path.join(root, arg)));
  const { stdout } = await promisify(execFile)(process.execPath, folders, { cwd: root, maxBuffer: 2 ** 26 });
  return (JSON.parse(stdout) as { diagnostics: readonly unknown[] }).diagnostics.length;
}

/** The figures that may only improve, as they are now. Needs `npm run zip` before. */
export async function figures(): Promise<Record<string, number>> {
  return {
    'worker, gzip bytes': workerBytes(chrome),
    'page script, gzip bytes': gzipBytes(path.join(chrome, 'page.js')),
    'button in pages, bytes': statSync(path.join(chrome, 'button.js')).size,
    'panel before the first answer, bytes': firstLoad(chrome, 'sidepanel.html').bytes,
    'zip for Chrome without PDF reader and further languages, bytes': packageBytes('chrome').rest,
    'zip for Firefox without PDF reader and further languages, bytes': packageBytes('firefox').rest,
    'further languages in the zip, bytes': packageBytes('chrome').translations,
    'PDF reader in the zip, bytes': packageBytes('chrome').reader,
    'longest file, lines': Math.max(...writtenCode(projectFiles()).map((file) => readProjectFile(file).split('\n').length - 1)),
    casts: await casts(),
  };
}
