import { PdfError, readPdf, type PdfReading, type ReadingProgress } from '@/utils/document/read-pdf';
import { FileRefusedError } from '@/utils/platform/document-bytes';
import { fontTables, startReaderThread } from '@/utils/platform/reader-files';
import type { Failure, FailureCode } from '@/utils/schema/failure';
import { MAX_SOURCE_CHARS, type Source } from '@/utils/schema/source';

export type Taken = { readonly source: Source } | { readonly failure: Failure };

export interface DocumentFile {
  /** Name of the file, as a title where it gives itself none. */
  readonly name: string;
  /** Address that it came from; empty for a file of the reader's. */
  readonly url: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Titles that programs put in by themselves. */
const NO_TITLE = /^(?:untitled|microsoft word\b.*|.*\.(?:docx?|tex|dvi|indd|qxd|odt|pptx?|xlsx?|pdf|ps))$/i;

function sourceOf({ title, lang, markdown, words, pages, pictures, leftOut, undecoded }: PdfReading, { name, url }: DocumentFile): Source {
  const end = markdown.length > MAX_SOURCE_CHARS ? markdown.lastIndexOf('\n', MAX_SOURCE_CHARS) : markdown.length;
  const text = markdown.slice(0, end > 0 ? end : MAX_SOURCE_CHARS);
  const beyond = markdown.length - text.length;
  return {
    id: crypto.randomUUID(),
    scope: 'main',
    method: 'pdf',
    title: (title === '' || NO_TITLE.test(title) ? name : title).slice(0, 2_000),
    url,
    lang: lang.slice(0, 100),
    markdown: text,
    words: Math.round((words * text.length) / Math.max(1, markdown.length)),
    pageChars: markdown.length + leftOut + undecoded,
    omitted: [
      ...(leftOut > 0 ? [{ reason: 'running' as const, chars: leftOut }] : []),
      ...(undecoded > 0 ? [{ reason: 'undecoded' as const, chars: undecoded }] : []),
      ...(beyond > 0 ? [{ reason: 'limit' as const, chars: beyond }] : []),
    ],
    editable: false,
    pages: { total: pages, pictures },
    frameId: 0,
    documentId: '',
    capturedAt: Date.now(),
  };
}

/** Why nothing was read. */
function emptiness({ undecoded, mute, pictures }: PdfReading): FailureCode {
  if (undecoded > 0 || mute) return 'pdf-undecoded';
  return pictures > 0 ? 'pdf-pictures' : 'nothing-to-read';
}

/** Reads a PDF; what goes wrong is in the answer. An end by the signal is told as `interrupted`. */
export async function takeDocument(file: DocumentFile, progress: ReadingProgress): Promise<Taken> {
  try {
    const bytes = await file.bytes();
    progress.signal.throwIfAborted();
    const reading = await readPdf(bytes, { thread: startReaderThread(), cMapUrl: fontTables() }, progress);
    if (reading.markdown === '') return { failure: { code: emptiness(reading) } };
    return { source: sourceOf(reading, file) };
  } catch (error) {
    if (progress.signal.aborted) return { failure: { code: 'interrupted' } };
    if (error instanceof FileRefusedError) return { failure: error.failure };
    const code = error instanceof PdfError && error.reason === 'password' ? 'pdf-password' : 'pdf-broken';
    return { failure: { code, detail: String(error instanceof Error ? (error.cause ?? error) : error).slice(0, 500) } };
  }
}
