import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Folders that hold nothing of ours, by .gitignore. */
const ignored = new Set([
  '.git',
  ...readFileSync(path.join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#')),
]);

/** Every file of the project, relative to its root, with forward slashes, sorted. */
export function projectFiles(): string[] {
  return globSync('**/*', { cwd: root, withFileTypes: true, exclude: (entry) => ignored.has(entry.name) })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function readProjectFile(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Code that ships: what stands in the rooms of the house. */
export const shippedCode = (files: readonly string[]): string[] =>
  files.filter((file) => /^(components|entrypoints|utils)\/.*\.tsx?$/.test(file));

/** Code that people wrote, without lists of words and pages made for tests. */
export const writtenCode = (files: readonly string[]): string[] =>
  files.filter((file) => /\.(ts|tsx|css|html|sh)$/.test(file) && !file.startsWith('test/fixtures/'));
