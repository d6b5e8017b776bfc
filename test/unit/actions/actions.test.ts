import { describe, expect, it } from 'vitest';
import { actionById, actions, settledOptions } from '@/utils/actions/index';
import type { PromptContext } from '@/utils/schema/action';

const context: PromptContext = {
  options: {},
  instruction: 'UNIQUE WISH',
  outputLanguage: 'Polish',
  languageName: (tag) => `<${tag}>`,
  scope: 'main',
};

describe.each(actions.map((action) => [action.id, action] as const))('%s', (id, action) => {
  it('is found by its id and starts each option at one of its values', () => {
    expect(actionById(id)).toBe(action);
    for (const option of action.options) expect(option.values).toContain(option.initial);
  });

  it('puts the wish of the user into its task', () => expect(action.task(context)).toContain('UNIQUE WISH'));

  it('has a different task for each value of its options', () => {
    for (const option of action.options) {
      const tasks = option.values.map((value) => action.task({ ...context, options: { [option.id]: value } }));
      expect(new Set(tasks).size).toBe(option.values.length);
    }
  });
});

describe('settledOptions', () => {
  it('takes known values and puts the initial ones for the rest', () => {
    expect(settledOptions(actionById('summarize'), { length: 'short', form: 'poem', other: 'x' })).toEqual({
      length: 'short',
      form: 'points',
    });
  });
});
