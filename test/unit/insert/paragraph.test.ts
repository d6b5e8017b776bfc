import { expect, it } from 'vitest';
import { paragraphSpan } from '@/utils/insert/paragraph';

const letter = 'Dear Ana,\n\nwe can not come.\nIt is to late.\n  \n  Bye\n';
const around = (words: string) => {
  const span = paragraphSpan(letter, letter.indexOf(words) + 1);
  return span && letter.slice(span.start, span.end);
};

it.each([
  ['Dear', 'Dear Ana,'],
  ['we can', 'we can not come.\nIt is to late.'],
  ['late', 'we can not come.\nIt is to late.'],
  ['Bye', 'Bye'],
])('the paragraph around "%s" ends at empty lines', (words, paragraph) => expect(around(words)).toBe(paragraph));

it('is none in an empty line and in an empty text', () => {
  expect(paragraphSpan(letter, letter.indexOf('\n\n') + 1)).toBeUndefined();
  expect(paragraphSpan('', 0)).toBeUndefined();
});

it('is the whole of a text without breaks, with the caret at its end', () => {
  expect(paragraphSpan('One line', 8)).toEqual({ start: 0, end: 8 });
});
