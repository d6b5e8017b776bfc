import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences, userWish } from './language';

const readers: Record<string, string> = {
  newcomer: 'Write for an adult who is new to the subject.',
  expert: 'Write for a professional of a neighbouring field.',
  child: 'Write for a child of twelve.',
};

export const explain: Action = {
  id: 'explain',
  prominent: false,
  tier: 'fast',
  menu: { selection: 'menu_explain' },
  inField: 'page',
  reads: 'required',
  instruction: 'optional',
  writes: false,
  lands: 'behind',
  changes: false,
  onDevice: false,
  options: [{ id: 'reader', labels: 'messages', values: Object.keys(readers), initial: 'newcomer' }],
  task: (context) =>
    sentences(
      'Explain the text: what it means, and the terms one has to know. Say where you go beyond what it says.',
      readers[context.options.reader ?? ''] ?? '',
      answerLanguage(context),
      userWish(context),
    ),
};
