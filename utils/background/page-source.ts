import { PageClosedError, runInPage, type FrameAnswer } from '@/utils/platform/page-script';
import { tabPlace } from '@/utils/platform/tabs';
import type { Failure } from '@/utils/schema/failure';
import type { JobOrder } from '@/utils/schema/job';
import type { PageCapture, PageDescription } from '@/utils/schema/page';
import type { Source } from '@/utils/schema/source';

/** What the browser told about a click, beyond the order. */
export interface ClickHint {
  /** The frame that was clicked in. */
  readonly frameId?: number;
  /** The selection as the menu has it: without line breaks. Used where no script may run. */
  readonly menuText?: string;
  readonly url?: string;
}

interface Described {
  readonly frameId: number;
  readonly description: PageDescription;
}

/**
 * The frame that the reader means: one with a selection and the focus, the top frame before its children; a selection without focus is
 * taken only if no frame with focus has one. Without any selection the top frame.
 */
export function meantFrame(frames: readonly Described[]): number {
  const sorted = frames.toSorted((a, b) => a.frameId - b.frameId);
  const marked = sorted.filter(({ description }) => description.selectionWords > 0);
  return (marked.find(({ description }) => description.focused) ?? marked[0])?.frameId ?? 0;
}

/** Looks at all frames of a tab without taking any text. @throws PageClosedError */
export async function describeFrames(tabId: number): Promise<Described[]> {
  const answers = await runInPage(tabId, { kind: 'describe' }, 'all');
  return answers.flatMap(({ frameId, answer }) => (answer.kind === 'describe' ? [{ frameId, description: answer }] : []));
}

/** Reads the page as an order wants it. */
export async function captureSource(order: JobOrder, hint: ClickHint): Promise<{ source: Source } | { failure: Failure }> {
  const scope = order.scope === 'kept' || order.scope === 'none' ? 'auto' : order.scope;
  try {
    const wantsSelection = scope === 'auto' || scope === 'selection';
    const frameId = hint.frameId ?? (wantsSelection ? meantFrame(await describeFrames(order.tabId)) : 0);
    const [taken] = await runInPage(order.tabId, { kind: 'capture', scope }, { frameId });
    const source = taken && (await sourceFrom(taken, order.tabId));
    if (source) return { source };
    return hint.menuText ? { source: menuSource(hint.menuText, hint) } : { failure: { code: 'nothing-to-read' } };
  } catch (error) {
    if (hint.menuText) return { source: menuSource(hint.menuText, hint) };
    return { failure: { code: error instanceof PageClosedError ? error.reason : 'page-closed' } };
  }
}

async function sourceFrom({ frameId, documentId, answer }: FrameAnswer, tabId: number): Promise<Source | undefined> {
  if (answer.kind !== 'capture' || answer.scope === 'nothing') return undefined;
  const { kind: _kind, focused: _focused, ...captured }: PageCapture = answer;
  const title = frameId === 0 ? captured.title : (await tabPlace(tabId))?.title || captured.title;
  return { ...captured, scope: answer.scope, title, id: crypto.randomUUID(), frameId, documentId, capturedAt: Date.now() };
}

function menuSource(text: string, hint: ClickHint): Source {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length;
  return {
    id: crypto.randomUUID(),
    scope: 'selection',
    method: 'menu',
    title: '',
    url: hint.url ?? '',
    lang: '',
    markdown: text,
    words,
    pageChars: 0,
    omitted: [],
    editable: false,
    frameId: hint.frameId ?? 0,
    documentId: '',
    capturedAt: Date.now(),
  };
}
