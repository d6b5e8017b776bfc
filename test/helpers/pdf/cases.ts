import { Press, type Box, type Face, type Furniture } from './press.ts';
import { heading, paragraph } from './prose.ts';

/** A PDF and what is to be read in it, in this order. */
export interface PdfCase {
  readonly name: string;
  readonly columns: number;
  readonly bytes: Uint8Array;
  readonly truth: readonly string[];
  /** Footnotes by their marks; where they stand in the text is not measured. */
  readonly notes: readonly { readonly mark: string; readonly text: string }[];
  /** Running heads and the like, which must not come along. */
  readonly unwanted: readonly string[];
}

/** Columns of an A4 page. */
function columns(count: number, gutter: number, { side = 55, top = 70, bottom = 770 } = {}): Box[] {
  const width = (595 - 2 * side - (count - 1) * gutter) / count;
  return Array.from({ length: count }, (_, at) => ({ x: side + at * (width + gutter), width, top, bottom }));
}

const face = (font: string, size: number, leading = size * 1.2): Face => ({ font, size, leading });

const numbered: Furniture = (press, page) => press.line(String(page), 294, 800, { font: 'Times-Roman', size: 9 });

/** Left pages name the journal, right ones the chapter. */
const heads =
  (journal: string, chapter: (page: number) => string): Furniture =>
  (press, page) => {
    const size = { font: 'Helvetica', size: 8 };
    if (page % 2 === 0) press.line(`${page + 40}   ${journal}`, 55, 40, size);
    else press.line(`${chapter(page)}   ${page + 40}`, 380, 40, size);
  };

interface Style {
  readonly text: Face;
  readonly head: Face;
  readonly justify: boolean;
  /** New paragraphs are set in by so many points; 0: a gap before them. */
  readonly indent: number;
  readonly seed: number;
}

/** Sections of paragraphs; gives the truth. */
function sections(press: Press, { text, head, justify, indent, seed }: Style, count: number, paragraphs = 4): string[] {
  const truth: string[] = [];
  const align = justify ? 'justify' : 'left';
  for (let section = 0; section < count; section += 1) {
    const title = heading(seed + section);
    press.gap(head.leading * 0.6);
    press.set(title, head);
    press.gap(head.leading * 0.3);
    truth.push(title);
    for (let at = 0; at < paragraphs; at += 1) {
      const words = paragraph(seed * 100 + section * 10 + at, 4 + ((seed + at) % 4));
      press.set(words, text, { align, indent: at === 0 ? 0 : indent, hyphenate: justify });
      if (indent === 0) press.gap(text.leading * 0.5);
      truth.push(words);
    }
  }
  return truth;
}

const times = { text: face('Times-Roman', 10), head: face('Times-Bold', 12), justify: true, indent: 12 };
const sans = { text: face('Helvetica', 9), head: face('Helvetica-Bold', 11), justify: false, indent: 0 };

function title(press: Press, seed: number, size = 18): string {
  const words = `${heading(seed)} with ${heading(seed + 1).toLowerCase()}`;
  press.span(words, face('Times-Bold', size), { align: 'center' });
  press.gap(14);
  return words;
}

async function done(
  press: Press,
  name: string,
  count: number,
  truth: readonly string[],
  unwanted: readonly string[] = [],
): Promise<PdfCase> {
  return { name, columns: count, bytes: await press.finish(), truth, notes: [], unwanted };
}

async function journal(): Promise<PdfCase> {
  const press = new Press(
    columns(2, 20),
    heads('Journal of Crossings', (page) => `Chapter ${page} of the winter`),
  );
  const truth = [title(press, 1), ...sections(press, { ...times, seed: 1 }, 7)];
  return done(press, 'journal: justified, hyphens, heads on both sides', 2, truth, ['Journal of Crossings', 'of the winter']);
}

async function report(): Promise<PdfCase> {
  const press = new Press(columns(2, 16), numbered);
  const truth = [title(press, 2), ...sections(press, { ...sans, seed: 2 }, 6)];
  return done(press, 'report: ragged, gaps between paragraphs', 2, truth);
}

async function narrow(): Promise<PdfCase> {
  const press = new Press(columns(2, 10, { side: 48 }), numbered);
  const style = { text: face('Times-Roman', 9), head: face('Times-Bold', 9), justify: true, indent: 9 };
  const truth = [title(press, 3, 15), ...sections(press, { ...style, seed: 3 }, 8)];
  return done(press, 'letter: narrow gutter, bold heads of the same size', 2, truth);
}

async function newsletter(): Promise<PdfCase> {
  const press = new Press(columns(3, 14, { side: 40 }), numbered);
  const truth = [title(press, 4, 22), ...sections(press, { ...times, text: face('Times-Roman', 9), seed: 4 }, 8, 3)];
  return done(press, 'newsletter: three columns', 3, truth);
}

async function notes(): Promise<PdfCase> {
  const press = new Press(columns(2, 22), numbered);
  const truth = [title(press, 5)];
  const foot: { mark: string; text: string }[] = [];
  const small = face('Times-Roman', 8, 9.4);
  for (let at = 0; at < 14; at += 1) {
    const words = paragraph(500 + at, 6);
    const marked = at % 4 === 1;
    const note = paragraph(700 + at, 2);
    const mark = String((at + 3) / 4);
    if (marked) press.note(mark, note, small);
    press.set(words, times.text, { align: 'justify', indent: at === 0 ? 0 : 12, hyphenate: true, mark: marked ? mark : undefined });
    truth.push(marked ? `${words} ${mark}` : words);
    if (marked) foot.push({ mark, text: note });
  }
  return { ...(await done(press, 'essay: footnotes at the foot of columns', 2, truth)), notes: foot };
}

async function tables(): Promise<PdfCase> {
  const press = new Press(columns(2, 20), numbered);
  const truth = [title(press, 6)];
  const cell = face('Helvetica', 8, 11);
  for (let at = 0; at < 5; at += 1) {
    truth.push(...sections(press, { ...times, seed: 60 + at }, 1, 3));
    const rows = [
      ['Route', 'Hours', 'Fare'],
      ...Array.from({ length: 5 }, (_, row) => [heading(at * 9 + row).split(' ')[0] ?? '', String(row + at), `${row * 7 + 3}.50`]),
    ];
    press.gap(10);
    press.table(rows, cell, [0, 110, 170]);
    press.gap(4);
    const caption = `Table ${at + 1}: ${heading(at + 80)} by month.`;
    press.set(caption, face('Times-Italic', 9));
    press.gap(12);
    truth.push(...rows.map((row) => row.join(' ')), caption);
  }
  return done(press, 'study: tables with captions in a column', 2, truth);
}

async function references(): Promise<PdfCase> {
  const press = new Press(columns(2, 18), numbered);
  const truth = [title(press, 7), ...sections(press, { ...times, seed: 7 }, 2)];
  press.gap(8);
  press.set('References', times.head);
  truth.push('References');
  for (let at = 1; at < 30; at += 1) {
    const entry = `[${at}] ${paragraph(900 + at, 2)}`;
    press.set(entry, face('Times-Roman', 8.5), { align: 'justify', hang: 14, hyphenate: true });
    truth.push(entry);
  }
  return done(press, 'references: hanging entries', 2, truth);
}

async function rows(): Promise<PdfCase> {
  const press = new Press(
    columns(2, 20),
    heads('Annals', () => 'On the sea'),
    { byRows: true },
  );
  const truth = [title(press, 8), ...sections(press, { ...times, seed: 8 }, 6)];
  return done(press, 'drawn row by row across the columns', 2, truth, ['Annals', 'On the sea']);
}

async function uneven(): Promise<PdfCase> {
  const [left, right] = columns(2, 24);
  if (!left || !right) throw new Error('No columns');
  const press = new Press([left, { ...right, top: right.top + 5.3 }], numbered);
  const truth = sections(press, { ...times, seed: 9 }, 6);
  return done(press, 'lines of the columns not level', 2, truth);
}

async function abstract(): Promise<PdfCase> {
  const press = new Press(columns(2, 20), numbered);
  const summary = paragraph(1000, 7);
  const truth = [title(press, 10), summary];
  press.span(summary, face('Times-Italic', 10), { align: 'justify' });
  press.gap(16);
  truth.push(...sections(press, { ...times, seed: 10 }, 5));
  return done(press, 'paper: abstract over both columns', 2, truth);
}

async function lists(): Promise<PdfCase> {
  const press = new Press(columns(2, 20), numbered);
  const truth = [title(press, 11)];
  for (let at = 0; at < 6; at += 1) {
    truth.push(...sections(press, { ...sans, seed: 110 + at }, 1, 2));
    for (let item = 1; item < 5; item += 1) {
      const words = paragraph(1100 + at * 10 + item, 1);
      const mark = at % 2 === 0 ? '•' : `${item}.`;
      press.set(`${mark} ${words}`, sans.text, { hang: 10 });
      truth.push(words);
    }
    press.gap(6);
  }
  return done(press, 'manual: bullets and numbers', 2, truth);
}

async function manual(): Promise<PdfCase> {
  const press = new Press(columns(1, 0, { side: 80 }), numbered);
  const truth = [title(press, 12), ...sections(press, { ...times, text: face('Times-Roman', 11), seed: 12 }, 3)];
  const code = ['function moor(rope) {', '    if (rope.length > 4) {', '        return rope.tie("north");', '    }', '}'];
  press.gap(8);
  for (const line of code) press.table([[line]], face('Courier', 9, 11), [line.search(/\S/) * 5.4]);
  press.gap(8);
  truth.push(...code, ...sections(press, { ...times, text: face('Times-Roman', 11), seed: 13 }, 3));
  return done(press, 'one column with code', 1, truth);
}

/** The PDFs of the test set, always the same. */
export const pdfCases = (): Promise<PdfCase[]> =>
  Promise.all([
    journal(),
    report(),
    narrow(),
    newsletter(),
    notes(),
    tables(),
    references(),
    rows(),
    uneven(),
    abstract(),
    lists(),
    manual(),
  ]);

/** A short file of two pages whose text is known, and the third holds a picture alone. */
export async function shortPdf(options: PDFKit.PDFDocumentOptions = {}): Promise<{ bytes: Uint8Array; truth: readonly string[] }> {
  const press = new Press(columns(2, 20), numbered, options);
  const truth = [title(press, 21), ...sections(press, { ...times, seed: 21 }, 5)];
  press.pictureAlone();
  return { bytes: await press.finish(), truth };
}

/** Many pages in two columns. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const press = new Press(columns(2, 20), numbered);
  for (let seed = 1; press.page < pages; seed += 1) sections(press, { ...times, seed }, 1);
  return press.finish();
}
