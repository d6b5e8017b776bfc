import { expect, test } from 'vitest';
import { placeFor } from '@/components/panel/markdown-inline';

const click = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  ['a click', {}, 'front'],
  ['the middle button', { button: 1 }, 'behind'],
  ['the middle button with Shift', { button: 1, shiftKey: true }, 'front'],
  ['Ctrl', { ctrlKey: true }, 'behind'],
  ['Command', { metaKey: true }, 'behind'],
  ['Ctrl and Shift', { ctrlKey: true, shiftKey: true }, 'front'],
  ['Shift', { shiftKey: true }, 'window'],
] as const)('%s opens a link as it does on pages', (_, keys, place) => {
  expect(placeFor({ ...click, ...keys })).toBe(place);
});
