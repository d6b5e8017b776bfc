import {
  getDocument,
  GlobalWorkerOptions,
  OPS,
  PasswordException,
  PasswordResponses,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readRawPage, type ReadPage } from '@/utils/pdf/fragments';
import { countWords } from '@/utils/capture/words';
import { PAGE_MARKS, TextReader, type StructureNode } from '@/utils/pdf';

/** What reading needs of the place where it runs. */
export interface ReadingPlace {
  /** The thread that the file is taken apart in; absent: this one. */
  readonly thread?: Worker;
  /** Folder with the tables of East Asian fonts, with a slash at its end. */
  readonly cMapUrl?: string;
}

export interface ReadingProgress {
  readonly signal: AbortSignal;
  /** Asks for the password; undefined gives up. `wrong`: one was given and is not right. */
  readonly password: (wrong: boolean) => Promise<string | undefined>;
  readonly onPage: (done: number, pages: number) => void;
}

export interface PdfReading {
  /** Title that the file gives itself; empty if it has none. */
  readonly title: string;
  /** BCP 47 tag that the file gives itself, or empty. */
  readonly lang: string;
  readonly markdown: string;
  readonly words: number;
  readonly pages: number;
  /** Pages without any text, but with pictures. */
  readonly pictures: number;
  /** One of these pages does write, in a font that could not be read. */
  readonly mute: boolean;
  /** Characters left out: running heads, page numbers, text that stands askew. */
  readonly leftOut: number;
  /** Letters left out because the file does not say which characters they stand for. */
  readonly undecoded: number;
}

/** Why a file was not read. */
export class PdfError extends Error {
  readonly reason: 'password' | 'broken' | 'stopped';
  constructor(reason: 'password' | 'broken' | 'stopped', cause?: unknown) {
    super(`The PDF was not read: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** So many pages without text are looked at for pictures; the rest is taken to be like them. */
const LOOKED_AT = 12;

type RawTree = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;

function treeOf({ role, children, ...rest }: RawTree): StructureNode {
  const alt = 'alt' in rest && typeof rest.alt === 'string' ? rest.alt : undefined;
  return { role, alt, children: children.map((child) => ('role' in child ? treeOf(child) : { content: child.id ?? '' })) };
}

async function readPage(document: PDFDocumentProxy, number: number, tagged: boolean): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const [content, tree] = await Promise.all([page.getTextContent({ includeMarkedContent: tagged }), tagged ? page.getStructTree() : null]);
  const { items } = content;
  const read = readRawPage({ items, styles: Object.fromEntries(Object.entries(content.styles)), transform, width, height });
  if (items.length > 0) page.cleanup();
  return { ...read, page: { ...read.page, tree: tree ? treeOf(tree) : undefined } };
}

/** Pages that are asked for at a time, so that neither thread waits for the other. */
const AHEAD = 4;

/** Milliseconds after which whoever else works in this thread gets a turn. */
const TURN = 30;

/** A pause whenever a turn is over. */
function turns(): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < TURN) return undefined;
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      begun = performance.now();
    });
  };
}

/** Draws a picture, in which the text may be. */
const PAINTS: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintFormXObjectBegin,
];

/** Pages that draw something and write nothing; `mute`, whether one of them does write, but in a font that could not be read. */
async function picturePages(
  document: PDFDocumentProxy,
  empty: readonly number[],
  signal: AbortSignal,
): Promise<{ pictures: number; mute: boolean }> {
  let drawn = 0;
  let mute = false;
  const looked = empty.slice(0, LOOKED_AT);
  for (const number of looked) {
    if (signal.aborted) break;
    const page = await document.getPage(number);
    const { fnArray } = await page.getOperatorList();
    if (fnArray.length > 2) drawn += 1;
    mute ||= fnArray.includes(OPS.showText) && !fnArray.some((operation) => PAINTS.includes(operation));
    page.cleanup();
  }
  return { pictures: looked.length === 0 ? 0 : Math.round((drawn / looked.length) * empty.length), mute };
}

/** The library's types promise objects where it gives maps. */
const entry = (record: object | null, name: string): unknown =>
  record instanceof Map ? record.get(name) : record && Reflect.get(record, name);

async function readDocument(document: PDFDocumentProxy, { signal, onPage }: ReadingProgress): Promise<PdfReading> {
  const [{ info, metadata }, marks] = await Promise.all([document.getMetadata(), document.getMarkInfo().catch(() => null)]);
  const tagged = entry(marks, 'Marked') === true;
  const read: ReadPage[] = [];
  const reader = new TextReader(document.numPages);
  const ahead: Promise<ReadPage>[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    if (signal.aborted) throw new PdfError('stopped');
    while (ahead.length < AHEAD && number + ahead.length <= document.numPages) {
      const page = readPage(document, number + ahead.length, tagged);
      page.catch(() => {});
      ahead.push(page);
    }
    const known = await ahead.shift();
    if (!known) break;
    read.push(known);
    reader.add(known.page);
    onPage(number, document.numPages);
  }
  const empty = read.flatMap(({ page, undecoded }, at) => (page.fragments.length === 0 && undecoded === 0 ? [at + 1] : []));
  const { markdown, runningChars } = await reader.finish(turns());
  const told = (name: string): string => {
    const value = entry(info, name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    title: String(metadata?.get('dc:title') ?? '').trim() || told('Title'),
    lang: told('Language'),
    markdown,
    words: countWords(markdown.replace(PAGE_MARKS, '')),
    pages: document.numPages,
    ...(await picturePages(document, empty, signal)),
    leftOut: runningChars + read.reduce((sum, { askew }) => sum + askew, 0),
    undecoded: read.reduce((sum, { undecoded }) => sum + undecoded, 0),
  };
}

/**
 * The text of a PDF file. Nothing is fetched but the tables of fonts that come with Postil, nothing in the file is run.
 * @param bytes the file; given away to the thread
 * @throws PdfError
 */
export async function readPdf(bytes: Uint8Array, place: ReadingPlace, progress: ReadingProgress): Promise<PdfReading> {
  // Read at once by the next call, so that two files can be read at a time.
  GlobalWorkerOptions.workerPort = place.thread ?? null;
  const task = getDocument({
    data: bytes,
    cMapUrl: place.cMapUrl,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  let gaveUp = false;
  task.onPassword = (answer: (password: string) => void, reason: number) => {
    void progress.password(reason === PasswordResponses.INCORRECT_PASSWORD).then((password) => {
      gaveUp = password === undefined;
      if (password === undefined) void task.destroy();
      else answer(password);
    });
  };
  const stop = () => void task.destroy();
  progress.signal.addEventListener('abort', stop);
  try {
    return await readDocument(await task.promise, progress);
  } catch (error) {
    if (progress.signal.aborted) throw new PdfError('stopped', error);
    if (gaveUp || error instanceof PasswordException) throw new PdfError('password', error);
    throw error instanceof PdfError ? error : new PdfError('broken', error);
  } finally {
    progress.signal.removeEventListener('abort', stop);
    await task.destroy().catch(() => {});
    place.thread?.terminate();
  }
}
