import type { Action } from '@/utils/schema/action';
import { sentences, userWish } from './language';

const lengths: Record<string, string> = {
  sentence: 'Write one sentence.',
  paragraph: 'Write one paragraph.',
  page: 'Write several paragraphs.',
};

export const continueWriting: Action = {
  id: 'continue',
  prominent: false,
  tier: 'balanced',
  menu: {},
  inField: 'field',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [{ id: 'piece', labels: 'messages', values: Object.keys(lengths), initial: 'paragraph' }],
  task: (context) =>
    sentences(
      'Go on with the text from where it ends, in its language, tone and form. Repeat nothing of it and invent no facts.',
      lengths[context.options.piece ?? ''] ?? '',
      userWish(context),
      'Give the continuation alone, without comment.',
    ),
};
