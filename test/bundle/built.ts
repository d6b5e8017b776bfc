import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { output } from '@/scripts/figures';

export const shipped = ['chrome-mv3', 'firefox-mv3'] as const;

export interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly [key: string]: unknown;
}

export const manifestOf = (build: string): Manifest =>
  JSON.parse(readFileSync(path.join(output, build, 'manifest.json'), 'utf8')) as Manifest;

export const textOf = (build: string, file: string): string => readFileSync(path.join(output, build, file), 'utf8');

/** Files of a folder by name (forward slashes), as text. */
export function filesIn(folder: string): Map<string, string> {
  const names = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}

export const filesOf = (build: string): Map<string, string> => filesIn(path.join(output, build));

/** Files in which a pattern stands, with what was found, so that a failure says where. */
export const places = (files: Map<string, string>, pattern: RegExp): string[] =>
  [...files].flatMap(([name, text]) => [...text.matchAll(pattern)].map(([found]) => `${name}: ${found.slice(0, 80)}`));
