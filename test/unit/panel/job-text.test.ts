import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJobText, type JobText } from '@/components/panel/job-text';
import { loadMarkdown } from '@/utils/stream/markdown-parser';

const makeStream = await loadMarkdown();
const keysOf = (text: JobText) => text.view().chunks.flatMap(({ blocks }) => blocks.map(({ key }) => key));
const contentOf = (text: JobText) =>
  text.view().chunks.flatMap(({ blocks }) => blocks.flatMap(({ tokens }) => tokens.map(({ type, content }) => [type, content])));

function whole(markdown: string): JobText {
  const text = createJobText();
  text.settle(markdown, false);
  text.draw(makeStream);
  return text;
}

describe('the text of a job', () => {
  test('grows by pieces, takes one that came twice only once, and notices a gap', () => {
    const text = createJobText();
    expect(text.add(0, 'Hello ')).toBe(true);
    expect(text.add(0, 'Hello ')).toBe(true);
    expect(text.add(3, 'lo world')).toBe(true);
    expect(text.add(20, 'lost')).toBe(false);
    expect(text.raw()).toBe('Hello world');
  });

  test('is at its end the same view as the whole text at once, whatever the pieces and the draws', () => {
    const line = fc.constantFrom(
      '# Title',
      '- item',
      '',
      'words and *more*',
      '```',
      '| a | b |',
      '|---|---|',
      '1. one',
      '> quote',
      '😀 emoji',
    );
    const lines = fc.array(line, { maxLength: 80 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(lines, fc.array(fc.nat(12), { minLength: 1, maxLength: 30 }), (markdown, steps) => {
        const text = createJobText();
        text.settle('', true);
        for (let at = 0, turn = 0; at < markdown.length; turn++) {
          const piece = markdown.slice(at, at + 1 + (steps[turn % steps.length] ?? 0));
          text.add(at, piece);
          at += piece.length;
          if (turn % 3 > 0) text.draw(makeStream);
        }
        text.settle(markdown, false);
        text.draw(makeStream);
        expect(contentOf(text)).toEqual(contentOf(whole(markdown)));
        expect(keysOf(text)).toEqual(keysOf(whole(markdown)));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps the groups of finished blocks as they are while it grows', () => {
    const text = createJobText();
    text.settle('A paragraph.\n\n'.repeat(40), true);
    text.draw(makeStream);
    const [first] = text.view().chunks;
    text.add(text.raw().length, 'More.\n\n'.repeat(20));
    text.draw(makeStream);
    expect(text.view().chunks[0]).toBe(first);
    expect(text.view().chunks.length).toBeGreaterThan(2);
  });

  test('shows plain words until the parser is here', () => {
    const text = createJobText();
    text.settle('**Early** words', true);
    text.draw(undefined);
    expect(text.view()).toMatchObject({ chunks: [], plain: '**Early** words' });
    text.draw(makeStream);
    expect(text.view().plain).toBe('');
    expect(text.view().chunks).toHaveLength(1);
  });

  test('shows and gives away no invisible control characters', () => {
    const text = whole('safe\u202Etxt\u2066 \u{E0041}\u{E0042}end');
    expect(text.text()).toBe('safetxt end');
    expect(JSON.stringify(contentOf(text))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\udb40/);
  });

  test('never cleans half a character: a tag character that comes in two pieces is dropped as one', () => {
    const tag = '\u{E0041}';
    const text = createJobText();
    text.settle('', true);
    for (const [at, unit] of `a${tag}b`.split('').entries()) {
      text.add(at, unit);
      text.draw(makeStream);
    }
    text.settle(text.raw(), false);
    text.draw(makeStream);
    expect(contentOf(text)).toEqual(contentOf(whole('ab')));
  });

  test('tells those who look only when something was drawn', () => {
    const text = createJobText();
    let calls = 0;
    const end = text.subscribe(() => calls++);
    text.settle('word', true);
    text.draw(makeStream);
    text.draw(makeStream);
    end();
    text.add(4, ' more');
    text.draw(makeStream);
    expect(calls).toBe(1);
  });
});
