import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page with its known main text. */
export interface Article {
  name: string;
  html: Buffer;
  text: string;
}

/** A page with some passages that belong to its main text and some that do not. */
export interface SnippetPage {
  name: string;
  html: Buffer;
  wanted: readonly string[];
  unwanted: readonly string[];
}

/** The folder with the pages: beside the project, or named by `POSTIL_EXTRACTION_DATA`. Undefined if it is not there. */
export function dataFolder(): string | undefined {
  const root = path.resolve(import.meta.dirname, '../..');
  const folder = process.env['POSTIL_EXTRACTION_DATA'] ?? path.resolve(root, '../shared/data/extraction');
  return existsSync(path.join(folder, 'articles.json')) ? folder : undefined;
}

async function readJson<T>(file: string): Promise<Record<string, T>> {
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, T>;
}

const unzip = async (file: string) => gunzipSync(await readFile(file));

export async function readArticles(folder: string): Promise<Article[]> {
  const index = await readJson<{ articleBody: string }>(path.join(folder, 'articles.json'));
  return Promise.all(
    Object.entries(index).map(async ([name, { articleBody }]) => ({
      name,
      html: await unzip(path.join(folder, 'articles', `${name}.html.gz`)),
      text: articleBody,
    })),
  );
}

export async function readSnippets(folder: string): Promise<SnippetPage[]> {
  const index = await readJson<{ with: string[]; without: string[] }>(path.join(folder, 'snippets.json'));
  return Promise.all(
    Object.entries(index).map(async ([name, page]) => ({
      name,
      html: await unzip(path.join(folder, 'snippets', `${name}.gz`)),
      wanted: page.with,
      unwanted: page.without,
    })),
  );
}
