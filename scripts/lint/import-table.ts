/** Where something may be imported; `types`: there only by `import type`. */
interface Row {
  readonly may: readonly string[];
  readonly types?: readonly string[];
}

const records = ['utils/schema', 'utils/actions', 'utils/providers'];
const uis = ['components/panel', 'components/options', 'components/popup'];
const pipeline = [...records, 'utils/guardrails', 'utils/prompt', 'utils/stream', 'utils/usage'];
const fromPages = [...records, 'utils/changes', 'utils/stream', 'utils/usage', 'utils/storage', 'utils/platform'];
const worker = [...pipeline, 'utils/capture', 'utils/insert', 'utils/model', 'utils/storage', 'utils/platform', 'utils/engine'];
const surface: Row = { may: ['components/ui', ...fromPages] };
const mount: Row = { may: ['components/ui', ...uis, 'utils/schema', 'utils/storage', 'utils/platform'] };
const words = ['public'];

/** Each room of the house and the rooms it may import from besides itself: the table of docs/architecture.md, row by row. */
export const rooms: Readonly<Record<string, Row>> = {
  'utils/schema': { may: [] },
  'utils/capture': { may: [], types: ['utils/schema'] },
  'utils/actions': { may: ['utils/schema'] },
  'utils/providers': { may: ['utils/schema'] },
  'utils/prompt': { may: [...records, 'utils/guardrails'] },
  'utils/guardrails': { may: ['utils/schema', 'utils/usage'] },
  'utils/model': { may: ['utils/schema', 'utils/providers'] },
  'utils/stream': { may: ['utils/schema'] },
  'utils/insert': { may: ['utils/capture', 'utils/changes'], types: ['utils/schema'] },
  'utils/changes': { may: [] },
  'utils/button': { may: [] },
  'utils/usage': { may: ['utils/schema'] },
  'utils/pdf': { may: [] },
  'utils/document': { may: ['utils/pdf', 'utils/capture'] },
  'utils/storage': { may: ['utils/schema', 'utils/usage'] },
  'utils/platform': { may: ['utils/schema'], types: words },
  'utils/engine': { may: pipeline },
  'utils/background': { may: worker, types: words },
  'components/ui': { may: [] },
  'components/panel': { may: [...surface.may, 'utils/document'] },
  'components/options': surface,
  'components/popup': surface,
  'entrypoints/describe': { may: ['utils/capture', 'utils/insert'] },
  'entrypoints/page': { may: ['utils/capture', 'utils/insert'], types: ['utils/schema'] },
  'entrypoints/button': { may: ['utils/button', 'utils/platform'] },
  'entrypoints/sidepanel': mount,
  'entrypoints/popup': mount,
  'entrypoints/options': mount,
  'entrypoints/background': { may: ['utils/background'] },
  'entrypoints/work': { may: ['utils/background', 'utils/storage'] },
};

/** Modules that only these rooms may import, though the folder they lie in is open to more: the key is read by the worker alone. */
export const guarded: Readonly<Record<string, readonly string[]>> = {
  'utils/storage/keyring': ['utils/storage', 'utils/background', 'entrypoints/background'],
};

const all = Object.keys(rooms);
/** What runs inside a page has no schema library: it would be loaded into every page that is read. */
const inPage = ['utils/capture', 'utils/insert', 'utils/button', 'entrypoints/page', 'entrypoints/describe', 'entrypoints/button'];
const drawing = all.filter((room) => room.startsWith('components/') || mount === rooms[room]);

/** The one door for each package. A package that is not named here may not be imported by what ships; give it a door first. */
export const doors: Readonly<Record<string, Row>> = {
  openai: { may: ['utils/model'] },
  'eventsource-parser': { may: ['utils/model'] },
  'wxt/browser': { may: ['utils/platform', 'utils/storage'] },
  'virtual:work': { may: ['utils/platform'] },
  'wxt/utils': { may: all.filter((room) => room.startsWith('entrypoints/')) },
  idb: { may: ['utils/storage'] },
  react: { may: drawing },
  'react-dom': { may: drawing },
  diff: { may: ['utils/changes'] },
  virtua: { may: ['components/panel'] },
  'markdown-it': { may: ['utils/stream'] },
  'zod/mini': { may: all.filter((room) => !inPage.includes(room)) },
  'pdfjs-dist': { may: ['utils/document'] },
  '@mozilla/readability': { may: ['utils/capture'] },
};
