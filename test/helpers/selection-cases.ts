import type { Page } from 'puppeteer-core';
import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

/** Marks from the start of one element's content to the end of another's, and reads what is marked. */
async function marked(page: Page, first: string, last = first): Promise<string> {
  await page.evaluate(
    (from, to) => {
      const [start, end] = [document.querySelector(from), document.querySelector(to)];
      if (!start || !end) throw new Error(`${from} or ${to} is missing`);
      document.getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
    },
    first,
    last,
  );
  const answer = await askPage(page, { kind: 'capture', scope: 'selection' });
  return answer.markdown;
}

/** A case on the page with all forms of text: marked elements and the Markdown they give. */
function structure(name: string, first: string, wanted: string, last = first): PageCase {
  return {
    name,
    run: async (page, pages, expect) => {
      await page.goto(pages.url('structure.html'));
      expect(await marked(page, first, last)).toBe(wanted);
    },
  };
}

const forms: PageCase[] = [
  structure(
    'keeps headings, line breaks, emphasis, code, quotes, rules and pictures; links are their text',
    '#text',
    [
      '## Field notes',
      'The **first** line\nand the second, with *stress*, a link and `a | b`.',
      '10^6 metres; “as is”.',
      '> Quoted once.\n>\n> > Quoted twice.',
      '---',
      '![A red kite over a field]()',
    ].join('\n\n'),
  ),
  structure(
    'keeps the numbers of lists and their levels',
    '#list',
    '3. Third\n4. Fourth\n   - inner one\n   - inner two\n     1. deep\n9. Ninth\n10. Tenth',
  ),
  structure(
    'keeps a number where a list is marked in part',
    '#list li:nth-child(2)',
    '4. Fourth\n   - inner one\n   - inner two\n     1. deep\n9. Ninth',
    '#list > li:nth-child(3)',
  ),
  structure('keeps ticked boxes', '#tasks', '- [x] done\n- [ ] open'),
  structure(
    'makes a table of a table',
    '#table',
    'Rivers\n\n| Name | Length | Note |\n| - | - | - |\n| Rhine | 1,233 km | a \\| b |\n| Elbe |  | two<br>lines |',
  ),
  structure('makes a table of one without a head, with its spans', '#bare', '|  |  |\n| - | - |\n| A | 1 |\n|  | 2 |\n| both |  |'),
  structure(
    'closes a part of a table to whole cells',
    '#table tbody td:nth-child(2)',
    '|  |  |\n| - | - |\n| 1,233 km | a \\| b |\n| Elbe |  |',
    '#table tbody tr:nth-child(2) td:nth-child(2)',
  ),
  structure(
    'fences code with its indentation and language',
    '#code',
    '```python\ndef f(x):\n    if x:\n\n        return "`"   # kept\n    return 0\n```',
  ),
  structure('fences what is drawn as code', '#lines', '```\none\n  two\n\nfour\n```'),
  structure('puts readings in brackets', '#ruby', '漢(かん)字'),
  structure('writes formulas as TeX', '#math', 'Energy $E = mc^2$ and $\\sqrt{\\frac{\\alpha}{2}}$.'),
  structure('leaves out what the browser does not select', '#nosel', 'Kept text'),
  structure('leaves out what is not seen', '#hidden', 'Seen text'),
  structure('keeps terms and their meanings', '#terms', 'Term\n: Its meaning'),
  structure('does not glue rows that are placed by position', '#rows', 'row 0\n\nrow 1'),
];

export const selectionCases: readonly PageCase[] = forms;
