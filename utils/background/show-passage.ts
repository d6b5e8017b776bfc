import { runInPage } from '@/utils/platform/page-script';
import { findSource } from './work';

/** Brings a passage into view where it was taken from. */
export async function showPassage(tabId: number, sourceId: string, number: number): Promise<{ shown: boolean }> {
  const source = await findSource(sourceId);
  const passage = source?.passages?.[number];
  if (!source || !passage) return { shown: false };
  const text = source.markdown.slice(passage.at, Math.min(passage.end, passage.at + 1_000));
  const frames = source.documentId ? { documentId: source.documentId } : { frameId: source.frameId };
  const answers = await runInPage(tabId, { kind: 'show', text, anchor: passage.anchor }, frames).catch(() => []);
  return { shown: answers.some(({ answer }) => answer.kind === 'show' && answer.shown) };
}
