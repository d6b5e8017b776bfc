import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { htmlText } from '@/components/panel/drop/html-text';
import { decode, readFile } from '@/components/panel/drop/read-file';
import { broughtSource } from '@/utils/background/brought-source';
import { MAX_SOURCE_CHARS } from '@/utils/schema/source';

beforeAll(() => {
  Object.assign(globalThis, { Node: { TEXT_NODE: 3 }, Document: { parseHTML: (html: string) => parseHTML(html).document } });
});

const page = `<!doctype html><html lang="de"><head><title>Fähre</title><style>b{}</style></head><body><h1>Die Fähre</h1>
<p>Sie fährt   um <b>sieben</b>.</p><script>evil()</script><ul><li>Hunde frei</li><li>Räder auch</li></ul><pre>a
  b</pre></body></html>`;
const file = (name: string, text: string | Uint8Array<ArrayBuffer>, type = '') => new File([text], name, { type });

test('an HTML file becomes Markdown, without its scripts and styles', async () => {
  expect(await readFile(file('f.html', page))).toEqual({
    title: 'Fähre',
    lang: 'de',
    markdown: '# Die Fähre\n\nSie fährt um sieben.\n\n- Hunde frei\n- Räder auch\n\n```\na\n  b\n```',
  });
  expect(htmlText(parseHTML('<html><body><nav>Up</nav><p>One<br>two</p></body></html>').document.body)).toBe('Up\n\nOne\ntwo');
});

test('text files are read whatever their code is, other files are not', async () => {
  expect((await readFile(file('a.txt', 'eins\r\nzwei')))?.markdown).toBe('eins\nzwei');
  expect((await readFile(file('notes', 'x', 'text/x-notes')))?.title).toBe('notes');
  expect((await readFile(file('a.md', new Uint8Array([0x46, 0xe4, 0x68, 0x72, 0x65]))))?.markdown).toBe('Fähre');
  expect(await readFile(file('a.pdf', '%PDF-1.7', 'application/pdf'))).toBeUndefined();
  expect(await readFile(file('a.txt', new Uint8Array([1, 0, 2])))).toBeUndefined();
  expect(await readFile(file('empty.txt', '  \n'))).toBeUndefined();
});

test('every text comes back from UTF-8, and with a byte order mark from UTF-16', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0') && !text.startsWith('\ufeff'));
  fc.assert(
    fc.property(words, (text) => {
      expect(decode(new TextEncoder().encode(text))).toBe(text.toWellFormed());
    }),
  );
  fc.assert(
    fc.property(words, (text) => {
      const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
      const bytes = new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
      expect(decode(bytes)).toBe(text.toWellFormed());
    }),
  );
});

test('a text that is too long says how much was left out, one without a name is named by its first line', () => {
  const long = broughtSource({ tabId: 3, title: '', markdown: `\n Tides\n${'a '.repeat(MAX_SOURCE_CHARS / 2)}`, lang: '' }, 5);
  expect(long).toMatchObject({ title: 'Tides', method: 'dropped', omitted: [{ reason: 'limit', chars: 8 }], capturedAt: 5 });
  expect(long.markdown).toHaveLength(MAX_SOURCE_CHARS);
  expect(broughtSource({ tabId: 3, title: 'a.txt', markdown: 'One two', lang: 'en' }, 5)).toMatchObject({
    title: 'a.txt',
    words: 2,
    omitted: [],
  });
});
