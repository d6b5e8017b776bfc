import { expect, test } from 'vitest';
import { failureCode } from '@/utils/schema/failure';
import { stepsFor } from '@/utils/schema/steps';

/** Where there is nothing left to be done here: the page or its text is gone. */
const HOPELESS = ['page-closed', 'text-gone'];

test.each(failureCode.options.filter((code) => !HOPELESS.includes(code)))('%s has a next step', (code) => {
  expect(stepsFor({ code }, false).length).toBeGreaterThan(0);
  expect(stepsFor({ code }, false)).not.toContain('continue');
  expect(stepsFor({ code }, false)).not.toContain('details');
  expect(stepsFor({ code, detail: 'said' }, true)).toEqual([...new Set(stepsFor({ code, detail: 'said' }, true))]);
});

test('text that is there can be gone on from', () => {
  for (const code of ['cut', 'stalled', 'garbled', 'interrupted', 'server-trouble', 'rate-limited', 'offline'] as const)
    expect(stepsFor({ code }, true)[0]).toBe('continue');
});
