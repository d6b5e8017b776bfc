import { expect, it } from 'vitest';
import { hasList, plainLines } from '@/utils/stream/plain-lines';

const letter = `We **can not** come, see [the plan](https://example.org).
So \\*sorry\\*.

1. a \`loaf\`
2. two
   - deep

| Day | Tide |
| --- | ---: |
| Mon | 06:12 |

Bye`;

it('leaves the words and lines, without the marks', () => {
  expect(plainLines(letter, false)).toBe(
    'We can not come, see the plan.\nSo *sorry*.\n\na loaf\ntwo\ndeep\n\nDay\nTide\nMon\n06:12\n\nBye',
  );
});

it('keeps what begins the entries of a list, if that is wanted', () => {
  expect(plainLines(letter, true)).toContain('\n1. a loaf\n2. two\n  - deep\n');
  expect(hasList(letter)).toBe(true);
  expect(hasList('No - list')).toBe(false);
});
