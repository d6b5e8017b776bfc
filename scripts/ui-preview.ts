/**
 * Opens the built pages with a stand-in for the browser and the background, takes a picture of every state in both themes and three widths,
 * and has axe-core look at each.
 *
 * node scripts/ui-preview.ts [folder of the pictures] [only names with this in them] [language] [themes]
 */
import { ensureBuilt } from './build.ts';
import { takePictures } from './ui-preview/take.ts';

const [folder = '.output/ui-preview', only = '', language = 'en', themes = 'light,dark'] = process.argv.slice(2);
ensureBuilt('chrome', 'test');
const troubles = await takePictures({ folder, only, language, themes: themes.split(','), barriers: true });
console.log(troubles.join('\n') || 'Nothing found.');
process.exitCode = troubles.length > 0 ? 1 : 0;
