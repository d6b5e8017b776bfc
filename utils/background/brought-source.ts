import { countWords } from '@/utils/capture/words';
import { MAX_SOURCE_CHARS, type Source } from '@/utils/schema/source';

const MAX_TITLE = 200;

interface Brought {
  readonly tabId: number;
  readonly title: string;
  readonly markdown: string;
  readonly lang: string;
}

/** Its first line, where a text has no name. */
const firstLine = (text: string): string => (/\S.*/.exec(text)?.[0] ?? '').slice(0, MAX_TITLE).trim();

/**
 * The source for a text that the user brought. What is too long is cut, and counted as left out. One id a tab, so that no more than the last
 * of them is kept.
 * @param now milliseconds since the epoch
 */
export function broughtSource({ tabId, title, markdown, lang }: Brought, now: number): Source {
  const text = markdown.slice(0, MAX_SOURCE_CHARS);
  const cut = markdown.length - text.length;
  return {
    id: `dropped-${tabId}`,
    scope: 'page',
    method: 'dropped',
    title: title.slice(0, MAX_TITLE) || firstLine(text),
    url: '',
    lang: lang.slice(0, 100),
    markdown: text,
    words: countWords(text),
    pageChars: markdown.length,
    omitted: cut > 0 ? [{ reason: 'limit', chars: cut }] : [],
    editable: false,
    frameId: 0,
    documentId: '',
    capturedAt: now,
  };
}
