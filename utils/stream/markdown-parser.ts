import type { MarkdownStream } from './markdown-blocks';

/** Makes a new growing text. */
export type MakeStream = () => MarkdownStream;

let engine: Promise<MakeStream> | undefined;

/** All that reads Markdown, fetched when it is first asked for: the panel is on the screen before it. */
export function loadMarkdown(): Promise<MakeStream> {
  engine ??= import('./markdown-engine').then(({ newMarkdownStream }) => newMarkdownStream);
  return engine;
}
