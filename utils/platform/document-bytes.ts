import { browser } from 'wxt/browser';
import type { DocumentWish } from '@/utils/schema/document';
import type { Failure } from '@/utils/schema/failure';
import { fileAccess } from './file-access';
import { hasSiteAccess } from './site-access';

/** Bytes that a page hands over at a time: answers travel as text. A multiple of three, so that the pieces can be put together. */
const PIECE = 3_000_000;

/** Why a file could not be had. */
export class FileRefusedError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`The file was not had: ${failure.code}`);
    this.failure = failure;
  }
}

/** Fetches the file inside the page, with the page's own cookies, and keeps it there. Its length, or the status that the server gave. */
async function fetchThere(url: string): Promise<{ length: number } | { status: number }> {
  const response = await fetch(url, { cache: 'force-cache', credentials: 'include' });
  if (!response.ok) return { status: response.status };
  const bytes = new Uint8Array(await response.arrayBuffer());
  Object.assign(globalThis, { postilFile: bytes });
  return { length: bytes.length };
}

/** A piece of what `fetchThere` kept, in base 64; without a length it is forgotten. */
function pieceThere(from: number, length: number): string {
  const bytes: unknown = Reflect.get(globalThis, 'postilFile');
  if (length === 0) Reflect.deleteProperty(globalThis, 'postilFile');
  if (!(bytes instanceof Uint8Array) || length === 0) return '';
  let text = '';
  for (let at = from; at < Math.min(bytes.length, from + length); at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 0x8000, from + length)));
  }
  return btoa(text);
}

/** The file by way of the page that shows it. Undefined where no script may run, or where the page may not fetch it. */
async function throughPage({ tabId, url }: DocumentWish, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const target = { tabId, frameIds: [0] };
  try {
    const [answer] = await browser.scripting.executeScript({ target, func: fetchThere, args: [url] });
    const told = answer?.result;
    if (!told) return undefined;
    if ('status' in told) throw new FileRefusedError({ code: 'pdf-not-reached', status: told.status });
    const bytes = new Uint8Array(told.length);
    for (let at = 0; at < told.length; at += PIECE) {
      signal.throwIfAborted();
      const [piece] = await browser.scripting.executeScript({ target, func: pieceThere, args: [at, PIECE] });
      const text = atob(piece?.result ?? '');
      for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
    }
    await browser.scripting.executeScript({ target, func: pieceThere, args: [0, 0] });
    return bytes;
  } catch (error) {
    if (error instanceof FileRefusedError || signal.aborted) throw error;
    return undefined;
  }
}

async function fetchHere(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { cache: 'force-cache', credentials: 'include', signal });
  if (!response.ok) throw new FileRefusedError({ code: 'pdf-not-reached', status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

async function fetched(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await fetchHere(url, signal);
  } catch (error) {
    if (error instanceof FileRefusedError || signal.aborted) throw error;
    throw new FileRefusedError({ code: 'pdf-not-reached', detail: String(error).slice(0, 500) });
  }
}

/** A page's fetch reaches no file of this computer, whatever the user has allowed; that of a page of ours does. */
async function localBytes(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const access = await fileAccess.get();
  if (access !== 'on') throw new FileRefusedError({ code: access === 'off' ? 'file-access' : 'pdf-local' });
  return fetched(url, signal);
}

/** Whether a file says of itself that it is a PDF: readers look for that in its first 1,024 bytes (PDF 1.7, implementation note 13). */
const saysPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-');

/**
 * The bytes of the file that a tab shows or a link leads to: by the page, which a click of the user has opened to scripts, else by this page
 * with the user's grant for the site. What the browser has fetched already is taken from its store.
 * @throws FileRefusedError, or what the signal was ended with
 */
export async function documentBytes(wish: DocumentWish, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { protocol, pathname = '' } = URL.parse(wish.url) ?? {};
  if (protocol === 'file:') return localBytes(wish.url, signal);
  const bytes = await throughPage(wish, signal);
  if (bytes) return bytes;
  if (!(await hasSiteAccess(wish.url))) throw new FileRefusedError({ code: 'pdf-no-access' });
  const own = await fetched(wish.url, signal);
  // Asked for because no script may run in the tab, which PDFs are not the only reason for.
  if (!/\.pdf$/i.test(pathname) && !saysPdf(own)) throw new FileRefusedError({ code: 'page-locked' });
  return own;
}
