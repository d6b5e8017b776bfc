import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newMarkdownStream } from '@/utils/stream/markdown-engine';
import { asHtml, asPlain } from '@/utils/stream/markdown-forms';
import type { MathNode } from '@/utils/stream/tex/math-node';
import { texToMathml } from '@/utils/stream/tex/to-mathml';

/** The formulas that are found in a text. */
function formulas(markdown: string): string[] {
  const stream = newMarkdownStream();
  stream.append(markdown);
  const tokens = stream.finish().flatMap((block) => block.tokens);
  return tokens
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap(({ type, content }) => (type.startsWith('math') ? [content] : []));
}

describe('formulas in Markdown', () => {
  test.each([
    ['an \\(a_1\\) here', ['a_1']],
    ['$x^2$, and $n$', ['x^2', 'n']],
    ['\\[\na = b\n\\]', ['a = b']],
    ['Thus\n\\[ x_{1} = 2 \\]\nholds', ['x_{1} = 2']],
    ['$$\n\\frac{1}{2}\n+ c\n- d\n$$', ['\\frac{1}{2}\n+ c\n- d']],
    ['- in a list: $$y = 2$$\n- and\n\n  $$\n  z = 3\n  $$', ['y = 2', 'z = 3']],
  ])('%j', (markdown, found) => {
    expect(formulas(markdown)).toEqual(found);
  });

  test.each([
    'It cost $5 in May and $6 in June.',
    'From $5-$6 to US$5/US$6.',
    '$AAPL and $MSFT rose',
    'see \\[1\\] and \\[2\\]',
    '`$x^2$` and `\\(a\\)`',
    '```\n$$\na = b\n$$\n```',
    'a \\$x^2$ b',
    '$$ is slang for money\n\nand this is text',
  ])('none in %j', (markdown) => {
    expect(formulas(markdown)).toEqual([]);
  });

  test('one that never ends takes no more than its paragraph', () => {
    expect(formulas('\\[\na = b\n\ntext $y^2$')).toEqual(['a = b', 'y^2']);
  });

  const piece = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '$$',
      '$$\n',
      '\\[',
      '\\[\n',
      '\\]',
      '\\]\n',
      '\\(',
      '\\)',
      '$',
      ' ',
      'x_1',
      '= 2',
      '- ',
      '+ c',
      '1. ',
      '> ',
      '===',
      '```\n',
      'word',
      '| a |\n',
    ],
  );
  const picture = (blocks: ReturnType<ReturnType<typeof newMarkdownStream>['finish']>) =>
    blocks.flatMap((block) =>
      block.tokens.map(({ type, content, children }) => [type, content, children?.map((child) => [child.type, child.content])]),
    );

  test('are the same however the text comes', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const whole = newMarkdownStream();
        whole.append(pieces.join(''));
        const grown = newMarkdownStream();
        for (const part of pieces.join('')) {
          grown.append(part);
          grown.blocks();
        }
        expect(picture(grown.finish())).toEqual(picture(whole.finish()));
      }),
      { numRuns: 1500 },
    );
  });

  test('and very many dollars without end are read to the end', () => {
    expect(formulas('$a '.repeat(20_000))).toEqual([]);
  });
});

/** MathML in one line, so that it can be compared. */
const short = ({ tag, content }: MathNode): string => `${tag}(${typeof content === 'string' ? content : content.map(short).join(' ')})`;
const set = (tex: string) => {
  const math = texToMathml(tex);
  return math && short(math);
};

describe('TeX as MathML', () => {
  test.each([
    ['x^2', 'msup(mi(x) mn(2))'],
    ['a_{ij}^{2}', 'msubsup(mi(a) mrow(mi(i) mi(j)) mn(2))'],
    ["f'", 'msup(mi(f) mo(′))'],
    ['\\frac{1}{2}', 'mfrac(mn(1) mn(2))'],
    ['\\sqrt[3]{x}', 'mroot(mi(x) mn(3))'],
    ['\\sum_{k=1}^n k', 'mrow(munderover(mo(∑) mrow(mi(k) mo(=) mn(1)) mi(n)) mi(k))'],
    ['\\left( x \\right]', 'mrow(mo(() mi(x) mo(]))'],
    ['\\text{if } x', 'mrow(mtext(if\u00a0) mi(x))'],
    ['\\mathbb{R}\\not=\\mathcal L', 'mrow(mi(ℝ) mo(=\u0338) mi(ℒ))'],
    ['\\hat{x}', 'mover(mi(x) mo(^))'],
    ['a &= b \\\\ c &= d', 'mtable(mtr(mtd(mi(a)) mtd(mo(=) mi(b))) mtr(mtd(mi(c)) mtd(mo(=) mi(d))))'],
    ['\\begin{cases} 1 & x \\\\ 0 \\end{cases}', 'mrow(mo({) mtable(mtr(mtd(mn(1)) mtd(mi(x))) mtr(mtd(mn(0)))))'],
  ])('%s', (tex, mathml) => {
    expect(set(tex)).toBe(mathml);
  });

  test.each([
    '\\unknown{x}',
    '\\frac{1}',
    '{x',
    'x}',
    '\\begin{tikz}\\end{tikz}',
    '\\text{a $x$ b}',
    '\\left( x',
    '^',
    `${'{'.repeat(5_000)}`,
  ])('what is not understood is left as it was written: %s', (tex) => {
    expect(texToMathml(tex)).toBeUndefined();
  });

  const pieces = fc.constantFrom(
    ..."\\frac \\sqrt { } [ ] ^ _ & \\\\ x 12 \\left( \\right) \\begin{matrix} \\end{matrix} \\sum \\text{a} \\hat \\not % ' \\mathbb".split(
      ' ',
    ),
  );
  const elements = /^(?:m(?:row|i|n|o|text|space|frac|sqrt|root|su[bp]|subsup|under|over|underover|table|tr|td))$/;

  test('nothing makes it fail, and nothing but elements of MathML comes out', () => {
    const check = (math: MathNode): void => {
      expect(math.tag).toMatch(elements);
      if (typeof math.content !== 'string') math.content.forEach(check);
    };
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const math = texToMathml(parts.join(' '));
        if (math) check(math);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the forms of an answer', () => {
  const answer = [
    '## Tides\n\nThe **moon** pulls, see [a page](https://a.example/x) and ![a chart](https://evil.example/p.png).',
    '1. First\n   - inner\n2. Second\nline',
    '| Day | Water |\n|---|---|\n| Mon | 06:12 |',
    '```js\nlet a = 1;\n```\n\nEnd with $x^2$.',
  ].join('\n\n');

  test('plain text has the words, lines, list marks and cells, and no marks of Markdown', () => {
    expect(asPlain(answer)).toBe(
      'Tides\n\nThe moon pulls, see a page and a chart.\n\n1. First\n  - inner\n2. Second\n  line\n\nDay\tWater\nMon\t06:12\n\nlet a = 1;\n\nEnd with x^2.',
    );
  });

  test('rich text has the formatting, links to http, https and mail alone, and nothing that is fetched or runs', () => {
    const html = asHtml(`${answer}\n\n<img src=x onerror=a()> [x](javascript:a()) [y](file:///etc)`, false);
    expect(html).toContain('<strong>moon</strong>');
    expect(html).toContain('<a href="https://a.example/x">a page</a>');
    expect(html).toContain('<td>06:12</td>');
    expect(html).toContain('a chart');
    expect(html).not.toMatch(/<img|<script|evil\.example|href="(?!https)/);
  });

  test('in a text that was written for a field, a line end is one', () => {
    expect(asHtml('Dear Ann,\nthank you.', true)).toContain('<br>');
    expect(asHtml('Dear Ann,\nthank you.', false)).not.toContain('<br>');
  });
});
