import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences, userWish } from './language';

export const tasks: Action = {
  id: 'tasks',
  prominent: false,
  tier: 'fast',
  menu: {},
  inField: 'page',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [],
  task: (context) =>
    sentences(
      'List what is to be done according to the text, one line each, as "- [ ] what (who, by when)". Leave out who or when where the text does not say it; never guess either.',
      'If nothing is to be done, say so in one sentence.',
      answerLanguage(context),
      userWish(context),
    ),
};
