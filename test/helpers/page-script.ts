import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { build, type Plugin } from 'vite';
import type { PageAnswer, PageCapture, PageDescription, PageInsertion, PageRequest, PageView } from '@/utils/schema/page';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds one file for the page as the extension's build does, but readable: it defines the global `name`. */
export async function bundle(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins,
    resolve: { alias: { '@': root } },
    build: { write: false, minify: false, lib: { entry: path.join(root, entry), formats: ['iife'], name, fileName: name } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} was not built`);
  return output.output[0].code;
}

const bundled = new Map<string, Promise<string>>();

/** The script for a request as one piece of code. */
function pageScript({ kind }: PageRequest): Promise<string> {
  const name = kind === 'describe' ? 'describe' : 'page';
  const code = bundled.get(name) ?? bundle(`entrypoints/${name}.ts`, 'postilPage');
  bundled.set(name, code);
  return code;
}

type AnswerTo<R extends PageRequest> = R extends { kind: 'capture' }
  ? PageCapture
  : R extends { kind: 'describe' }
    ? PageDescription
    : R extends { kind: 'show' }
      ? PageView
      : PageInsertion;

/** Puts the page script into a page or frame with a request, as the background does, and returns its answer. */
export async function askPage<R extends PageRequest>(page: Page | Frame, request: R): Promise<AnswerTo<R>> {
  const code = await pageScript(request);
  const answer: unknown = await page.evaluate(`(async () => {
    globalThis.postilRequest = ${JSON.stringify(request)};
    ${code};
    return await postilPage.main();
  })()`);
  return answer as PageAnswer as AnswerTo<R>;
}
