import type { SourceSummary } from '@/utils/schema/source';
import { hasList, plainLines } from '@/utils/stream/plain-lines';

/** The two texts as they are compared: without the marks of Markdown where the editor keeps form apart from words. */
export interface BothTexts {
  readonly before: string;
  readonly after: string;
}

/** `text` with the white space around it that `like` has: a model leaves it out, the place needs it. */
function withSpaceOf(like: string, text: string): string {
  const lead = like.slice(0, like.length - like.trimStart().length);
  const trail = like.slice(like.trimEnd().length);
  return lead + text.trim() + trail;
}

/** What an answer is compared with, and the answer in the same form. */
export function bothTexts(source: Pick<SourceSummary, 'method'>, sourceText: string, answer: string): BothTexts {
  if (source.method !== 'dom') return { before: sourceText, after: withSpaceOf(sourceText, answer) };
  return { before: plainLines(sourceText, false), after: plainLines(answer, !hasList(sourceText)) };
}
