import type { Action } from '@/utils/schema/action';
import { sentences, userWish } from './language';
import { variantsOption, variantsTask } from './variants';

const goals: Record<string, string> = {
  grammar: 'Correct spelling, grammar and punctuation; change nothing else.',
  clearer: 'Make it clearer and easier to read.',
  shorter: 'Make it shorter without losing a fact.',
  longer: 'Work it out in more detail, without inventing facts.',
  friendly: 'Make the tone friendly.',
  formal: 'Make the tone formal.',
  confident: 'Make the tone confident.',
  neutral: 'Make the tone neutral and factual.',
  own: 'Do what the user adds; without that, change only what is wrong.',
};

export const rewrite: Action = {
  id: 'rewrite',
  prominent: true,
  tier: 'balanced',
  menu: { selection: 'menu_rewrite', editable: 'menu_rewrite' },
  inField: 'field',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'instead',
  changes: true,
  onDevice: false,
  options: [{ id: 'goal', labels: 'messages', values: Object.keys(goals), initial: 'clearer' }, variantsOption],
  task: (context) =>
    sentences(
      'Rewrite the text. Keep its meaning, its language, its names and figures, and its Markdown structure.',
      goals[context.options.goal ?? ''] ?? '',
      userWish(context),
      'Give the rewritten text alone, without comment, quotation marks or heading.',
      variantsTask(context),
    ),
};
