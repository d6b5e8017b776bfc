import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { readerFiles } from '@/scripts/reader-files';
import { pdfByHand, utf16, type HandFont } from '@/test/helpers/pdf/by-hand';
import { shortPdf } from '@/test/helpers/pdf/cases';
import { readPdf } from '@/utils/document/read-pdf';
import { PAGE_MARKS } from '@/utils/pdf';

/** The tables that the package holds, and no others. */
const tables = mkdtempSync(join(tmpdir(), 'postil-tables-'));
for (const file of readerFiles())
  if ('absoluteSrc' in file && file.relativeDest.endsWith('.bcmap'))
    copyFileSync(file.absoluteSrc, join(tables, basename(file.absoluteSrc)));

afterAll(() => rmSync(tables, { recursive: true }));

const network = vi.spyOn(globalThis, 'fetch');
afterAll(() => expect(network).not.toHaveBeenCalled());

const progress = { signal: new AbortController().signal, password: async () => undefined, onPage: () => {} };
const read = (bytes: Uint8Array) => readPdf(bytes, { cMapUrl: `${tables}/` }, progress);
const textOf = async (bytes: Uint8Array) => (await read(bytes)).markdown.replace(PAGE_MARKS, '').trim();

describe('East Asian fonts that are not in the file', () => {
  test.each<[string, HandFont['collection'], string, readonly string[]]>([
    ['UniJIS-UTF16-H', 'Adobe-Japan1', '', ['港の船は冬になると毎朝六時に', '出て、島の人々を町まで運ぶ。']],
    ['UniJIS-UCS2-H', 'Adobe-Japan1', '', ['切符は船の上で買うことが', 'できる。']],
    ['UniGB-UTF16-H', 'Adobe-GB1', '', ['渡轮每天早上六点', '开出，票在船上买。']],
    ['UniCNS-UTF16-H', 'Adobe-CNS1', '', ['渡輪每天早上六點', '開出，票在船上買。']],
    ['UniKS-UTF16-H', 'Adobe-Korea1', ' ', ['배는 매일 아침 여섯 시에', '떠난다. 표는 배에서 산다.']],
  ])('%s', async (encoding, collection, blank, lines) => {
    const texts = lines.map((line, at) => ({ codes: utf16(line), x: 60, y: 700 - at * 18 }));
    expect(await textOf(pdfByHand({ encoding, collection }, texts))).toBe(lines.join(blank));
  });

  test('numbers of letters in a known collection', async () => {
    const texts = [{ codes: [843, 844, 1200], x: 60, y: 700 }];
    expect(await textOf(pdfByHand({ encoding: 'Identity-H', collection: 'Adobe-Japan1' }, texts))).toBe('あぃ一');
  });

  test('columns from top to bottom, and from right to left', async () => {
    const texts = ['「港の船は冬になると毎朝六時に', '出て、島の人々を町まで運ぶ。」と', '船長は言った（去年の話である）。'].map(
      (column, at) => ({
        codes: utf16(column),
        x: 500 - at * 20,
        y: 700,
      }),
    );
    expect(await textOf(pdfByHand({ encoding: 'UniJIS-UTF16-V', collection: 'Adobe-Japan1' }, texts))).toBe(
      '「港の船は冬になると毎朝六時に出て、島の人々を町まで運ぶ。」と船長は言った（去年の話である）。',
    );
  });
});

describe('from right to left', () => {
  /** As such files are made: letters placed from left to right, those of a line from its last to its first. */
  const drawn = (lines: readonly (readonly [x: number, y: number, seen: string])[]) => {
    const letters = [...new Set(lines.flatMap(([, , seen]) => Array.from(seen)))];
    const texts = lines.map(([x, y, seen]) => ({ codes: Array.from(seen, (letter) => letters.indexOf(letter) + 1), x, y }));
    const unicode = letters.map((letter, at) => [at + 1, letter] as const);
    return pdfByHand({ encoding: 'Identity-H', collection: 'Adobe-Identity', unicode, width: 500 }, texts);
  };
  const backwards = (text: string) => Array.from(text).reverse().join('');
  /** Lines that end at the right edge of a column. */
  const column = (right: number, top: number, lines: readonly string[]) =>
    lines.map((line, at) => [right - line.length * 6, top - at * 14, backwards(line)] as const);

  test('lines, paragraphs and columns', async () => {
    const first = [
      'הספינה יוצאת מן הנמל בכל בוקר',
      'בחורף ומביאה את אנשי האי אל',
      'העיר הגדולה.',
      'בקיץ היא יוצאת גם בערב לפני',
      'רדת החשכה ושבה אל האי בלילה',
    ];
    const second = ['כאשר הים שקט והרוח חלשה מאוד', 'הנוסעים יושבים על הסיפון וגם', 'שרים שירים עד שהם מגיעים אל', 'החוף שמולם.'];
    expect(await textOf(drawn([...column(560, 700, first), ...column(280, 700, second)]))).toBe(
      `${first.slice(0, 3).join(' ')}\n\n${[...first.slice(3), ...second].join(' ')}`,
    );
  });

  test('numbers and words of another script inside keep their own direction', async () => {
    const seen = `${backwards('מן הנמל')} New York ${backwards('הגיעה אל')} 1912 ${backwards('בשנת')}`;
    expect(await textOf(drawn([[100, 700, seen]]))).toBe('בשנת 1912 הגיעה אל New York מן הנמל');
  });
});

describe('letters without characters', () => {
  const numbers = (text: string) => Array.from(text, (letter) => (letter === ' ' ? 3 : letter.charCodeAt(0) - 29));

  test('a font that does not say what its letters stand for is not read as if it did', async () => {
    const texts = [{ codes: numbers('The ferry goes over the sound in winter.'), x: 60, y: 700 }];
    const { markdown, undecoded, pictures } = await read(pdfByHand({ encoding: 'Identity-H', collection: 'Adobe-Identity' }, texts));
    expect({ markdown, undecoded, pictures }).toEqual({ markdown: '', undecoded: 40, pictures: 0 });
  });

  test('a page whose font needs a table that is not there is not called a picture', async () => {
    const texts = [{ codes: utf16('港の船は冬'), x: 60, y: 700 }];
    const { markdown, mute } = await read(pdfByHand({ encoding: 'Unheard-Of-H', collection: 'Adobe-Japan1' }, texts));
    expect({ markdown, mute }).toEqual({ markdown: '', mute: true });
    expect((await read((await shortPdf()).bytes)).mute).toBe(false);
  });

  test('the same with a table of its characters is read', async () => {
    const words = 'The ferry goes over the sound.';
    const unicode = Array.from(new Set(words), (letter) => [numbers(letter)[0] ?? 0, letter] as const);
    const font = { encoding: 'Identity-H', collection: 'Adobe-Identity', unicode, width: 500 };
    expect(await textOf(pdfByHand(font, [{ codes: numbers(words), x: 60, y: 700 }]))).toBe(words);
  });
});
