import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { pdfCases, shortPdf } from '@/test/helpers/pdf/cases';
import { scorePdf } from '@/test/helpers/pdf/score';
import { readPdf, type ReadingProgress } from '@/utils/document/read-pdf';
import { PAGE_MARKS } from '@/utils/pdf';

const read = (bytes: Uint8Array, progress: Partial<ReadingProgress> = {}) =>
  readPdf(bytes, {}, { signal: new AbortController().signal, password: async () => undefined, onPage: () => {}, ...progress });

const withoutMarks = (text: string) => text.replace(PAGE_MARKS, '');

/** Draws with pdfkit alone; gives the file. */
async function drawn(draw: (doc: InstanceType<typeof PDFDocument>) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', ...options });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve());
  });
  draw(doc);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

const cases = await pdfCases();

test.each(cases.map((known) => [known.name, known] as const))('%s: read in order', async (_, known) => {
  const { markdown } = await read(known.bytes);
  expect(known.unwanted.filter((words) => markdown.includes(words))).toEqual([]);
  for (const { mark, text } of known.notes) expect(withoutMarks(markdown)).toContain(`[^${mark}]: ${text}`);
  expect(scorePdf(known, markdown)).toBeGreaterThanOrEqual(0.98);
});

describe('a tagged PDF', () => {
  const tagged = () =>
    drawn(
      (doc) => {
        const put = (role: string, text: string, y: number) =>
          doc.struct(role, {}, () => {
            doc.text(text, 60, y, { lineBreak: false });
          });
        const document = doc.struct('Document');
        doc.addStructure(document);
        // Drawn from the foot to the head: only the tree knows the order.
        const last = put('P', 'The last paragraph.', 500);
        const row = (y: number, role: string, cells: readonly string[]) =>
          doc.struct(
            'TR',
            {},
            cells.map((cell, at) => doc.struct(role, {}, () => void doc.text(cell, 60 + at * 90, y, { lineBreak: false }))),
          );
        const table = doc.struct('Table', {}, [row(300, 'TH', ['Day', 'Tide']), row(320, 'TD', ['Monday', '06:12'])]);
        const list = doc.struct('L', {}, [
          doc.struct('LI', {}, [
            put('Lbl', '1.', 200),
            doc.struct('LBody', {}, () => void doc.text('Bring a rope', 90, 200, { lineBreak: false })),
          ]),
        ]);
        for (const part of [put('H1', 'Crossings', 80), put('P', 'The first paragraph.', 120), list, table, last]) document.add(part);
        document.end();
        doc.markContent('Artifact', { type: 'Pagination' });
        doc.text('Draft of a running head', 60, 30, { lineBreak: false });
        doc.endMarkedContent();
      },
      { pdfVersion: '1.5', tagged: true, lang: 'en-GB', displayTitle: true, info: { Title: 'Crossings of the sound' } },
    );

  test('is read by its tree: order, headings, lists, tables; what is no part of the text is left out', async () => {
    const { markdown, title, lang } = await read(await tagged());
    expect(withoutMarks(markdown)).toBe(
      '# Crossings\n\nThe first paragraph.\n\n1. Bring a rope\n\n| Day | Tide |\n| - | - |\n| Monday | 06:12 |\n\nThe last paragraph.',
    );
    expect({ title, lang }).toEqual({ title: 'Crossings of the sound', lang: 'en-GB' });
  });
});

describe('what a file can be besides text', () => {
  test('pages that hold only a picture are counted', async () => {
    const { bytes } = await shortPdf();
    expect(await read(bytes)).toMatchObject({ pages: 4, pictures: 1 });
  });

  test('an empty page is no picture', async () => {
    expect(await read(await drawn((doc) => void doc.text('Words.').addPage()))).toMatchObject({ pages: 2, pictures: 0 });
  });

  test('a page on its side is read all the same, and what stands across it is left out', async () => {
    const { markdown, leftOut } = await read(
      await drawn((doc) => {
        doc.rotate(90, { origin: [0, 0] });
        doc.text('The lines of this page run from its top to its foot.', 80, -200, { lineBreak: false });
        doc.rotate(-90, { origin: [0, 0] });
        doc.text('stamp', 40, 40, { lineBreak: false });
      }),
    );
    expect(withoutMarks(markdown)).toBe('The lines of this page run from its top to its foot.');
    expect(leftOut).toBe('stamp'.length);
  });

  test('a password is asked for until it is right', async () => {
    const { bytes, truth } = await shortPdf({ userPassword: 'mole-47', pdfVersion: '1.7ext3' });
    const asked: boolean[] = [];
    const password = async (wrong: boolean) => {
      asked.push(wrong);
      return wrong ? 'mole-47' : 'mole';
    };
    expect(withoutMarks((await read(bytes, { password })).markdown)).toContain(truth[1]);
    expect(asked).toEqual([false, true]);
  });

  test('without its password it is not read, and says why', async () => {
    const { bytes } = await shortPdf({ userPassword: 'mole-47' });
    await expect(read(bytes)).rejects.toMatchObject({ reason: 'password' });
  });

  test('something else than a PDF is told as that', async () => {
    await expect(read(new TextEncoder().encode('<!doctype html><p>Not found'))).rejects.toMatchObject({ reason: 'broken' });
  });

  test('it can be stopped between two pages', async () => {
    const { bytes } = await shortPdf();
    const abort = new AbortController();
    const seen: number[] = [];
    const onPage = (page: number) => {
      seen.push(page);
      abort.abort();
    };
    await expect(read(bytes, { signal: abort.signal, onPage })).rejects.toMatchObject({ reason: 'stopped' });
    expect(seen).toEqual([1]);
  });
});
