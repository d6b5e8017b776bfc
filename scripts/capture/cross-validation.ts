import { bundle } from '../../test/helpers/page-script.ts';
import { random } from './boosting.ts';
import { train, type Lesson, type Model } from './training.ts';

const FOLDS = 5;

/** The page script with another model for the main text. */
function scriptWith(model: Model): Promise<string> {
  const swap = { name: 'other-model', load: (id: string) => (id.endsWith('main-text-model.json') ? JSON.stringify(model) : null) };
  return bundle('entrypoints/page.ts', 'postilPage', [swap]);
}

/** For each page a page script whose model has not seen that page: five models, each trained without a fifth of the pages. */
export async function unseenScripts(lessons: readonly Lesson[]): Promise<string[]> {
  const chance = random(7);
  const folds = lessons.map(() => Math.floor(chance() * FOLDS));
  const scripts = await Promise.all(
    Array.from({ length: FOLDS }, (_, fold) => scriptWith(train(lessons.filter((_lesson, at) => folds[at] !== fold)))),
  );
  return folds.map((fold) => scripts[fold] ?? '');
}
