import { bundle } from '../../test/helpers/page-script.ts';
import type { Article, SnippetPage } from './collections.ts';
import type { OnePage } from './one-page.ts';
import { articleLesson, snippetLesson, type Dump, type Lesson } from './training.ts';

/** Reads the blocks of the pages with their features, in the browser, and what is known of them: articles first, then snippet pages. */
export async function readLessons(site: OnePage, articles: readonly Article[], snippets: readonly SnippetPage[]): Promise<Lesson[]> {
  const code = await bundle('scripts/capture/dump.ts', 'postilDump');
  const dump = async (html: Buffer): Promise<Dump> => {
    const page = await site.open(html);
    return JSON.parse(String(await page.evaluate(`(() => { ${code}; return JSON.stringify(postilDump()); })()`))) as Dump;
  };
  const lessons: Lesson[] = [];
  for (const article of articles) lessons.push(articleLesson(await dump(article.html), article));
  for (const page of snippets) lessons.push(snippetLesson(await dump(page.html), page));
  return lessons;
}
