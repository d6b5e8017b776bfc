import type { Action } from '@/utils/schema/action';
import { sentences, userWish } from './language';

const languages = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk', 'zh'];

export const translate: Action = {
  id: 'translate',
  prominent: true,
  tier: 'fast',
  menu: { selection: 'menu_translate', page: 'menu_translate_page' },
  inField: 'page',
  reads: 'required',
  instruction: 'optional',
  writes: true,
  lands: 'instead',
  changes: false,
  onDevice: false,
  options: [{ id: 'target', labels: 'languages', values: languages, initial: 'en', perSite: true }],
  task: (context) =>
    sentences(
      `Translate the text into ${context.languageName(context.options.target ?? 'en')}.`,
      'Keep meaning, tone, names, figures and the Markdown structure; leave code and addresses as they are.',
      userWish(context),
      'Give the translation alone, without comment.',
    ),
};
