import { htmlText } from './html-text';

/** A text that was dropped, before the worker has it. */
export interface DroppedText {
  /** The file's name, or the title that the file gives itself; empty for text without a file. */
  readonly title: string;
  readonly markdown: string;
  /** BCP 47 tag, where the file says it. */
  readonly lang: string;
}

type Reader = (file: File) => Promise<DroppedText | undefined>;

/** Safe: the browser leaves out scripts and their like. Younger than the oldest browser that Postil runs in. */
const parseHtml = (html: string): Document | undefined => {
  const parse: ((html: string) => Document) | undefined = Reflect.get(Document, 'parseHTML');
  return parse?.call(Document, html);
};

/** Text in UTF-8, or in what the byte order mark says, else in the old code of Western Windows. Undefined for what is no text. */
export function decode(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const decoded = async (file: File) => decode(new Uint8Array(await file.arrayBuffer()));

const readText: Reader = async (file) => {
  const text = await decoded(file);
  return text?.trim() ? { title: file.name, markdown: text.replace(/\r\n?/g, '\n').trim(), lang: '' } : undefined;
};

const readHtml: Reader = async (file) => {
  const text = await decoded(file);
  const page = text === undefined ? undefined : parseHtml(text);
  if (!page) return undefined;
  const markdown = htmlText(page.body);
  return markdown ? { title: page.title.trim() || file.name, markdown, lang: page.documentElement.lang } : undefined;
};

/** Who reads which files, by how their names end. */
const readers: Readonly<Record<string, Reader>> = {
  txt: readText,
  text: readText,
  md: readText,
  markdown: readText,
  csv: readText,
  html: readHtml,
  htm: readHtml,
};

/** Files of other kinds end up here, and nobody can read them yet. */
const readOther: Reader = async () => undefined;

/** The text of a dropped file; undefined if it cannot be read. */
export async function readFile(file: File): Promise<DroppedText | undefined> {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const read = readers[ending] ?? (file.type.startsWith('text/') ? readText : readOther);
  return read(file).catch(() => undefined);
}
