import type { Action } from '@/utils/schema/action';
import { sentences } from './language';

export const ask: Action = {
  id: 'ask',
  prominent: true,
  tier: 'balanced',
  menu: { selection: 'menu_ask', page: 'menu_ask' },
  inField: 'page',
  reads: 'optional',
  instruction: 'required',
  writes: false,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [],
  task: (context) =>
    sentences(
      context.scope === 'none'
        ? 'Answer the question.'
        : 'Answer the question from the text. If the text does not say it, say so, and mark what comes from general knowledge.',
      context.outputLanguage ? `Answer in ${context.outputLanguage}.` : 'Answer in the language of the question.',
      `Question: ${context.instruction}`,
    ),
};
