import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '@/utils/insert/reword';
import { writeSteps } from '@/utils/insert/slate-way';

const letters = (text: string) => Array.from(text, (sign) => ({ sign }));
const stays = (text: string): Step => ({ old: letters(text), now: text, changed: false });
const becomes = (old: string, now: string): Step => ({ old: letters(old), now, changed: true });
const written = (document: unknown, part: readonly Step[]) => (writeSteps(document, part) ? document : undefined);

describe('writeSteps', () => {
  it('changes words and leaves the form of the others', () =>
    expect(
      written(
        [{ type: 'p', children: [{ text: 'We can not ' }, { text: 'come', bold: true }, { text: ' on thursday' }] }],
        [stays('We '), becomes('can not', 'cannot'), stays(' come on '), becomes('thursday', 'Thursday')],
      ),
    ).toEqual([{ type: 'p', children: [{ text: 'We cannot ' }, { text: 'come', bold: true }, { text: ' on Thursday' }] }]));
  it('gives words for several forms the plainest of them', () =>
    expect(written([{ text: 'very ', bold: true }, { text: 'big' }], [becomes('very big', 'huge')])).toEqual([
      { text: '', bold: true },
      { text: 'huge' },
    ]));
  it('goes through paragraphs and links', () =>
    expect(
      written(
        [{ children: [{ text: 'One' }] }, { children: [{ href: '#', children: [{ text: 'two' }] }] }],
        [stays('One\n'), becomes('two', '2')],
      ),
    ).toEqual([{ children: [{ text: 'One' }] }, { children: [{ href: '#', children: [{ text: '2' }] }] }]));
  it.each([
    ['other words', [{ text: 'One' }], [becomes('Two', '2')]],
    ['more than is drawn', [{ text: 'One two' }], [becomes('One', '1')]],
    ['less than is drawn', [{ text: 'One' }], [becomes('One two', '1')]],
    ['no text', 'One', [becomes('One', '1')]],
    ['nothing that the words could be like', [{ text: '' }], [becomes('', '1')]],
    ['a new line', [{ text: 'One' }], [becomes('One', '1\n2')]],
  ])('gives up where there is %s', (_, document, part) => expect(writeSteps(document, part)).toBe(false));

  it('has all of the new text, and of the old one what stays, for any cut into leaves', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.record({ old: word, now: word, changed: fc.boolean() })), fc.array(fc.nat(4)), (drawn, cuts) => {
        const part = drawn.map(({ old, now, changed }) => (changed ? becomes(old, now) : stays(old)));
        let rest = drawn.map(({ old }) => old).join('');
        const leaves = cuts.map((length) => {
          const leaf = { text: rest.slice(0, length) };
          rest = rest.slice(length);
          return leaf;
        });
        const document = [...leaves, { text: rest }];
        const now = part.map((step) => step.now).join('');
        // Without any old text there is no leaf that the new one could be like.
        fc.pre(document.some(({ text }) => text !== ''));
        expect(writeSteps(document, part)).toBe(true);
        expect(document.map(({ text }) => text).join('')).toBe(now);
      }),
    );
  });
});
