import { expect, test } from 'vitest';
import { figures } from '@/scripts/figures';
import { ceiling, readMarks } from '@/scripts/ratchet';

const now = await figures();
const marks = readMarks();

test('every figure has a mark and every mark a figure', () => {
  expect(Object.keys(marks).sort()).toEqual(Object.keys(now).sort());
});

test.each(Object.entries(marks))('%s: no worse than before', (name, mark) => {
  expect(now[name], `the best was ${mark.best}, and ${mark.slack} more would still do`).toBeLessThanOrEqual(ceiling(mark));
  expect(now[name]).toBeGreaterThan(-1);
});
