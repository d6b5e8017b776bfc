import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences, userWish } from './language';

const shapes: Record<string, string> = {
  bullets: 'Set it as a bulleted list, one thought an entry.',
  numbers: 'Set it as a numbered list in the order that the text gives.',
  table: 'Set it as a Markdown table with a head row; choose the columns that the text suggests.',
};

export const list: Action = {
  id: 'list',
  prominent: false,
  tier: 'fast',
  menu: {},
  inField: 'field',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'instead',
  changes: false,
  onDevice: false,
  options: [{ id: 'shape', labels: 'messages', values: Object.keys(shapes), initial: 'bullets' }],
  task: (context) =>
    sentences(
      'Put what the text says into another form. Keep every fact, name and figure; add nothing.',
      shapes[context.options.shape ?? ''] ?? '',
      answerLanguage(context),
      userWish(context),
      'Give the result alone, without comment.',
    ),
};
