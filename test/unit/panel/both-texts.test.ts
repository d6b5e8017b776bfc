import { expect, it } from 'vitest';
import { bothTexts } from '@/components/panel/changes/both-texts';

it('a text of a field is compared as it is, with the white space that its place has', () => {
  expect(bothTexts({ method: 'field' }, '  A *word*.\n', 'The *word*.')).toEqual({ before: '  A *word*.\n', after: '  The *word*.\n' });
});

it('rich text is compared without the marks of its form', () => {
  expect(bothTexts({ method: 'dom' }, 'We **can not** come.', 'We **cannot** come.')).toEqual({
    before: 'We can not come.',
    after: 'We cannot come.',
  });
});

it('a list that is new keeps what begins its entries', () => {
  expect(bothTexts({ method: 'dom' }, 'Milk and eggs.', '- Milk\n- Eggs').after).toBe('- Milk\n- Eggs');
  expect(bothTexts({ method: 'dom' }, '- milk\n- egg', '- Milk\n- Eggs').after).toBe('Milk\nEggs');
});
