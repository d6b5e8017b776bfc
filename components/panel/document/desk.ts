import { documentBytes } from '@/utils/platform/document-bytes';
import type { DocumentWish } from '@/utils/schema/document';
import type { Failure } from '@/utils/schema/failure';
import type { Source } from '@/utils/schema/source';
import type { DocumentFile, Taken } from './reader';

/** A document that is being read, as it is shown. */
export interface Reading {
  readonly id: string;
  readonly tabId: number;
  readonly name: string;
  /** Pages read, of how many; 0 while the file is fetched. */
  readonly done: number;
  readonly pages: number;
  /** A password is asked for; `wrong`: the last one was not right. */
  readonly password?: 'asked' | 'wrong';
  /** Of a file that the reader picked: why it was not read. A job's failure is in the job. */
  readonly failure?: Failure;
}

/** Milliseconds between two states of the progress: drawing each page's takes as long as reading it. */
const TELL_EVERY = 250;

interface Entry {
  reading: Reading;
  readonly abort: AbortController;
  answer: ((password: string | undefined) => void) | undefined;
}

const nameOf = (url: string): string => decodeURIComponent(URL.parse(url)?.pathname.split('/').at(-1) ?? '').replace(/\.pdf$/i, '') || url;

/** Where documents are read, one reading a job or file, whichever tab is on the screen. */
export class DocumentDesk {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #shown: readonly Reading[] = [];

  readonly readings = (): readonly Reading[] => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    this.#shown = [...this.#entries.values()].map(({ reading }) => reading);
    this.#listeners.forEach((listener) => listener());
  }

  #change(id: string, patch: Partial<Reading>): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.reading = { ...entry.reading, ...patch };
    this.#tell();
  }

  async #read(id: string, tabId: number, file: DocumentFile, abort: AbortController): Promise<Taken> {
    const { signal } = abort;
    this.#entries.set(id, { reading: { id, tabId, name: file.name, done: 0, pages: 0 }, abort, answer: undefined });
    this.#tell();
    let toldAt = 0;
    const { takeDocument } = await import('./reader');
    return takeDocument(file, {
      signal,
      onPage: (done, pages) => {
        if (done > 1 && performance.now() - toldAt < TELL_EVERY) return;
        toldAt = performance.now();
        this.#change(id, { done, pages });
      },
      password: (wrong) =>
        new Promise((resolve) => {
          const entry = this.#entries.get(id);
          if (!entry || signal.aborted) return resolve(undefined);
          entry.answer = resolve;
          signal.addEventListener('abort', () => resolve(undefined), { once: true });
          return this.#change(id, { password: wrong ? 'wrong' : 'asked' });
        }),
    });
  }

  /** Reads what a job needs; a wish that is known already is left alone. Undefined for such a one. */
  async readFor(wish: DocumentWish): Promise<Taken | undefined> {
    if (this.#entries.has(wish.jobId)) return undefined;
    const abort = new AbortController();
    const file = { name: nameOf(wish.url), url: wish.url, bytes: () => documentBytes(wish, abort.signal) };
    const taken = await this.#read(wish.jobId, wish.tabId, file, abort);
    this.stop(wish.jobId);
    return taken;
  }

  /** Reads a file of the reader's; what goes wrong stays on the screen until it is put away. */
  async readFile(tabId: number, file: File): Promise<Source | undefined> {
    for (const { id, tabId: other, failure } of this.#shown) if (other === tabId && failure) this.stop(id);
    const id = crypto.randomUUID();
    const name = file.name.replace(/\.pdf$/i, '');
    const bytes = async () => new Uint8Array(await file.arrayBuffer());
    const abort = new AbortController();
    const taken = await this.#read(id, tabId, { name, url: '', bytes }, abort);
    if ('failure' in taken && !abort.signal.aborted) this.#change(id, { failure: taken.failure, password: undefined });
    else this.stop(id);
    return 'source' in taken ? taken.source : undefined;
  }

  /** Gives the password that was asked for, or gives up. It is handed on and kept nowhere. */
  enter(id: string, password: string | undefined): void {
    const entry = this.#entries.get(id);
    this.#change(id, { password: undefined });
    entry?.answer?.(password);
  }

  /** Ends a reading and forgets it. */
  stop(id: string): void {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    entry?.abort.abort();
    this.#tell();
  }
}
