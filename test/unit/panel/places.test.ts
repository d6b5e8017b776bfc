import { expect, it } from 'vitest';
import { placesOf } from '@/components/panel/places';

it('an answer goes where its text was, behind it, or nowhere', () => {
  const selection = { editable: true, scope: 'selection' } as const;
  expect(placesOf({ lands: 'instead' }, selection)).toEqual(['replace', 'insert']);
  expect(placesOf({ lands: 'behind' }, selection)).toEqual(['insert', 'replace']);
  expect(placesOf({ lands: 'instead' }, { editable: true, scope: 'main' })).toEqual(['insert']);
  expect(placesOf({ lands: 'instead' }, { editable: false, scope: 'selection' })).toEqual([]);
  expect(placesOf({ lands: 'instead' }, undefined)).toEqual([]);
});
