import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences } from './language';
import { variantsOption, variantsTask } from './variants';

export const draft: Action = {
  id: 'draft',
  prominent: true,
  tier: 'balanced',
  menu: {},
  inField: 'page',
  reads: 'optional',
  instruction: 'required',
  writes: true,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [variantsOption],
  task: (context) =>
    sentences(
      `Write what the user asks for: ${context.instruction}`,
      context.scope === 'none' ? '' : 'Use the text as ground where it helps; invent no facts.',
      context.scope === 'none' ? 'Write in the language of the request.' : answerLanguage(context),
      'Give the finished text alone, ready to be used, without comment.',
      variantsTask(context),
    ),
};
