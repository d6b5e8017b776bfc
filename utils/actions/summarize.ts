import type { Action } from '@/utils/schema/action';
import { answerLanguage, sentences, userWish } from './language';

const lengths: Record<string, string> = {
  sentence: 'Say it in one sentence; of points, sections or questions give one.',
  short: 'Be brief: at most three points or three sentences.',
  medium: 'Give what a busy reader needs: about five to eight points, or up to 150 words.',
  long: 'Be thorough: cover every part of the text, up to 400 words.',
  full: 'Leave out nothing that a careful reader would miss: every argument, figure and reservation, up to a quarter of the length of the text.',
};

const forms: Record<string, string> = {
  points: 'Write a bulleted list of key points, most important first.',
  paragraph: 'Write one flowing paragraph.',
  sections: 'Write short sections with headings that follow the parts of the text.',
  questions: 'Write the questions that the text answers, each with its answer.',
};

export const summarize: Action = {
  id: 'summarize',
  prominent: true,
  tier: 'fast',
  menu: { selection: 'menu_summarize_selection', page: 'menu_summarize_page', link: 'menu_summarize_link' },
  inField: 'page',
  reads: 'required',
  instruction: 'optional',
  writes: false,
  lands: 'behind',
  changes: false,
  onDevice: true,
  options: [
    { id: 'length', labels: 'messages', values: Object.keys(lengths), initial: 'medium' },
    { id: 'form', labels: 'messages', values: Object.keys(forms), initial: 'points' },
  ],
  task: (context) =>
    sentences(
      'Summarize the text. State only what it says, with its figures, names and reservations; add nothing.',
      lengths[context.options.length ?? ''] ?? '',
      forms[context.options.form ?? ''] ?? '',
      answerLanguage(context),
      userWish(context),
    ),
};
