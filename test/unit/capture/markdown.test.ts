import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Block, Cell } from '@/utils/capture/block';
import { printBlocks } from '@/utils/capture/markdown';

const text = (words: string): Block => ({ kind: 'text', text: words });
const cell = (words: string, more: Partial<Cell> = {}): Cell => ({
  header: false,
  columns: 1,
  rows: 1,
  blocks: words ? [text(words)] : [],
  ...more,
});

describe('printBlocks', () => {
  it('writes loose and tight lists', () => {
    const item = (...blocks: Block[]) => ({ number: null, ticked: null, blocks });
    expect(printBlocks([{ kind: 'list', items: [item(text('a')), item(text('b'))] }])).toBe('- a\n- b');
    expect(printBlocks([{ kind: 'list', items: [item(text('a'), text('more')), item(text('b'))] }])).toBe('- a\n\n  more\n\n- b');
  });

  it('keeps code whole whatever it holds', () => {
    const code = fc.string({ unit: fc.constantFrom('`', '~', 'a', ' ', '\n') }).filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(code, (value) => {
        const [fence] = new MarkdownIt().parse(printBlocks([{ kind: 'code', language: 'js', text: value }]), {});
        return fence?.type === 'fence' && fence.content === `${value}\n`;
      }),
    );
  });

  it('keeps a line of text a line of text', () => {
    const line = fc.string({ unit: fc.constantFrom('#', '-', '+', '1', '.', ')', '>', '=', ' ', 'a', '~', '`') });
    const lines = fc.array(
      line.map((value) => value.trim()).filter((value) => value !== ''),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(lines, (values) => {
        const kinds = new MarkdownIt('commonmark').parse(printBlocks([text(values.join('\n'))]), {}).map((token) => token.type);
        return kinds.join(' ') === 'paragraph_open inline paragraph_close';
      }),
    );
  });

  it('lays spans out on a grid', () => {
    const rows = [
      [cell('a', { header: true, columns: 2 }), cell('b', { header: true })],
      [cell('c', { rows: 2 }), cell('d'), cell('e|f')],
      [cell('g'), cell('h\ni')],
    ];
    expect(printBlocks([{ kind: 'table', caption: [], rows }])).toBe('| a |  | b |\n| - | - | - |\n| c | d | e\\|f |\n|  | g | h<br>i |');
  });
});
