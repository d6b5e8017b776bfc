import { PageClosedError, runInPage, type FrameAnswer } from '@/utils/platform/page-script';
import { actionById } from '@/utils/actions/index';
import { hasSiteAccess } from '@/utils/platform/site-access';
import { tabPlace } from '@/utils/platform/tabs';
import type { JobOrder } from '@/utils/schema/job';
import type { PageCapture, PageDescription } from '@/utils/schema/page';
import type { Source } from '@/utils/schema/source';
import { siteRulesItem } from '@/utils/storage/settings';
import { readInPanel, type Taken } from './documents';
import { publisher } from './work';

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
 * taken only if no frame with focus has one, and then rather from the frame that had it last. Without any selection the top frame.
 */
export function meantFrame(frames: readonly Described[]): number {
  const sorted = frames.toSorted((a, b) => a.frameId - b.frameId);
  const marked = sorted.filter(({ description }) => description.selectionWords > 0);
  const focused = marked.find(({ description }) => description.focused);
  // Without a focus anywhere (it is in the panel) a document whose focus was in one of its frames has an old selection, if a frame has one too.
  const newer = marked.filter(({ description }) => !description.holdsFrame && description.inFocus !== 'no');
  return (focused ?? newer[0] ?? marked[0])?.frameId ?? 0;
}

/**
 * The frame with the field that the reader was in last. While the focus is in a panel beside the page no frame has it; then the documents
 * tell which of their frames had it. Undefined if there is no such field, or if more than one frame might have it.
 */
export function fieldFrame(frames: readonly Described[]): number | undefined {
  const fields = frames.filter(({ description }) => description.editable && description.inFocus !== 'no');
  const focused = fields.filter(({ description }) => description.focused);
  if (focused.length === 1) return focused[0]?.frameId;
  const top = frames.find(({ frameId }) => frameId === 0)?.description;
  if (top?.editable) return 0;
  const known = fields.filter(({ description }) => description.inFocus === 'yes');
  const left = known.length > 0 ? known : fields;
  return top?.holdsFrame && left.length === 1 ? left[0]?.frameId : undefined;
}

/** As `meantFrame`, for an action on the field's own text: without any selection the frame with the field. */
function paragraphFrame(frames: readonly Described[]): number {
  const marked = frames.some(({ description }) => description.selectionWords > 0);
  return (marked ? undefined : fieldFrame(frames)) ?? meantFrame(frames);
}

/** Remembers the reader's place in another frame than the text's. */
async function otherPlace(tabId: number, frameId: number | undefined, place: string): Promise<Source['place']> {
  if (frameId === undefined) return undefined;
  const [memory] = await runInPage(tabId, { kind: 'remember', place }, { frameId }).catch(() => []);
  return memory?.answer.kind === 'remember' && memory.answer.remembered ? { frameId, documentId: memory.documentId } : undefined;
}

/** Looks at all frames of a tab without taking any text. @throws PageClosedError */
export async function describeFrames(tabId: number): Promise<Described[]> {
  const answers = await runInPage(tabId, { kind: 'describe' }, 'all');
  return answers.flatMap(({ frameId, answer }) => (answer.kind === 'describe' ? [{ frameId, description: answer }] : []));
}

const PDF = 'application/pdf';

/** Whether an address looks like that of a PDF, where nothing else is known of what it holds. */
export const isPdfAddress = (url: string): boolean => /\.pdf$/i.test(URL.parse(url)?.pathname ?? '');

/**
 * Whether the browser shows what stands at an address by a page of its own, which lets no script in though the site is allowed: so Firefox
 * does with PDFs, whatever their address.
 */
export const isOwnViewer = async (url: string, refused: PageClosedError['reason']): Promise<boolean> =>
  refused === 'no-access' && (await hasSiteAccess(url));

/** Reads the PDF that an order means. */
function takeDocument({ jobId, tabId, link }: JobOrder, url: string, signal: AbortSignal): Promise<Taken> {
  return readInPanel({ jobId, tabId, url: link ?? url, shown: link === undefined }, () => publisher.panelsOf(tabId), signal);
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * Reads the page as an order wants it, or the PDF that the tab shows. A page that is still coming may let the script wait for long.
 * @throws what the signal was ended with, at once
 */
export function captureSource(order: JobOrder, hint: ClickHint, signal: AbortSignal): Promise<Taken> {
  return Promise.race([take(order, hint, signal), whenAborted(signal)]);
}

/** How often a page that refuses a script though its site is allowed is asked again, and after how long, ms. Firefox may show a PDF there. */
const TRIES = import.meta.env.FIREFOX ? 1 : 15;
const TRY_EVERY = 200;

async function take(order: JobOrder, hint: ClickHint, signal: AbortSignal, tries = 0): Promise<Taken> {
  if (order.link !== undefined) return takeDocument(order, order.link, signal);
  const scope = order.scope === 'kept' || order.scope === 'none' ? 'auto' : order.scope;
  try {
    const wantsSelection = scope === 'auto' || scope === 'selection';
    const frames = hint.frameId === undefined ? await describeFrames(order.tabId) : [];
    const paragraph = wantsSelection && actionById(order.actionId).inField === 'field';
    const frameId = hint.frameId ?? (wantsSelection ? (paragraph ? paragraphFrame(frames) : meantFrame(frames)) : 0);
    const id = crypto.randomUUID();
    const { rules } = await siteRulesItem.get();
    const [taken] = await runInPage(order.tabId, { kind: 'capture', scope, place: id, rules, paragraph }, { frameId });
    if (!hint.menuText && taken?.answer.kind === 'capture' && taken.answer.contentType === PDF)
      return await takeDocument(order, taken.answer.url, signal);
    const source = taken && (await sourceFrom(taken, order.tabId, id));
    if (source) {
      const field = source.scope === 'selection' ? undefined : fieldFrame(frames);
      const place = field === frameId ? undefined : await otherPlace(order.tabId, field, id);
      return { source: place ? { ...source, editable: true, place } : source };
    }
    if (hint.menuText) return { source: menuSource(hint.menuText, hint) };
    const unmarked = taken?.answer.kind === 'capture' && taken.answer.unmarked;
    return { failure: { code: unmarked ? 'nothing-marked' : 'nothing-to-read' } };
  } catch (error) {
    if (hint.menuText) return { source: menuSource(hint.menuText, hint) };
    if (signal.aborted) throw error;
    const url = (await tabPlace(order.tabId))?.url || hint.url || '';
    const code = error instanceof PageClosedError ? error.reason : 'page-closed';
    if (url.startsWith('file:') || isPdfAddress(url)) return takeDocument(order, url, signal);
    if (!(await isOwnViewer(url, code))) return { failure: { code } };
    // A grant of this moment may still be on its way to the page.
    if (tries >= TRIES) return takeDocument(order, url, signal);
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY));
    return take(order, hint, signal, tries + 1);
  }
}

async function sourceFrom({ frameId, documentId, answer }: FrameAnswer, tabId: number, id: string): Promise<Source | undefined> {
  if (answer.kind !== 'capture' || answer.scope === 'nothing') return undefined;
  const { kind: _kind, focused: _focused, isThread: _isThread, unmarked: _unmarked, ...captured }: PageCapture = answer;
  const page = frameId === 0 ? undefined : await tabPlace(tabId);
  const title = page?.title || captured.title;
  const frame = page?.url ? { pageUrl: page.url } : {};
  return { ...captured, ...frame, scope: answer.scope, title, id, frameId, documentId, capturedAt: Date.now() };
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
