import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '@/utils/schema/source';
import { partsOf, withoutPassages } from '@/utils/stream/source-parts';
import { sampleSource } from '../sources';

/** A source whose blocks are given, as capture prints them. */
function sourceOf(blocks: readonly string[]) {
  const passages: Passage[] = [];
  let markdown = '';
  for (const block of blocks) {
    if (markdown !== '') markdown += '\n\n';
    passages.push({ at: markdown.length, end: markdown.length + block.length });
    markdown += block;
  }
  return sampleSource({ markdown, passages, words: 100, takenChars: markdown.length });
}

const manual = sourceOf(['# The **pump**', 'About it.', '## Care', '- wipe\n- oil', '| A | B |\n| - | - |', '## Parts', 'Three.']);

describe('partsOf', () => {
  it('puts what follows under its heading', () => {
    expect(partsOf(manual).map(({ title, level, from, to }) => [title, level, from, to])).toEqual([
      ['The pump', 1, 0, 2],
      ['Care', 2, 2, 5],
      ['Parts', 2, 5, 7],
    ]);
  });

  it('takes each paragraph where there is no heading, named by its first words', () => {
    expect(partsOf(sourceOf(['> 1. said once', `${'long '.repeat(40)}`, '| A | B |'])).map(({ title }) => title)).toEqual([
      'said once',
      `${'long '.repeat(16).trimEnd()}…`,
      'A | B',
    ]);
  });

  it('covers every passage once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# One', '## Two', 'Text', '- item'), { minLength: 1, maxLength: 20 }), (blocks) => {
        const numbers = partsOf(sourceOf(blocks)).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
        expect(numbers).toEqual(blocks.map((_, at) => at));
      }),
    );
  });
});

describe('withoutPassages', () => {
  it('leaves the passages out, and says so', () => {
    const left = withoutPassages(manual, [2, 3, 4]);
    expect(left.markdown).toBe('# The **pump**\n\nAbout it.\n\n## Parts\n\nThree.');
    expect(left.omitted).toEqual([{ reason: 'excluded', chars: expect.any(Number) as number }]);
    expect(left.leftOut?.map(({ text }) => text)).toContain('- wipe\n- oil');
    expect(left.words).toBe(95);
    expect(left.takenChars).toBeLessThan(manual.takenChars ?? 0);
  });

  it('keeps the rest as it was, and where each passage stands', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(12)), (blocks, out) => {
        const source = sourceOf(blocks);
        const left = withoutPassages(source, out);
        const kept = blocks.filter((_, at) => !out.includes(at));
        expect(left.markdown).toBe(kept.join('\n\n'));
        expect(left.passages?.map(({ at, end }) => left.markdown.slice(at, end))).toEqual(kept);
      }),
    );
  });

  it('counts what is left out in two steps together', () => {
    const twice = withoutPassages(withoutPassages(manual, [6]), [5]);
    expect(twice.omitted).toHaveLength(1);
    expect(withoutPassages(manual, [])).toBe(manual);
  });
});
