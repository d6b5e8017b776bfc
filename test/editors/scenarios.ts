import type { InsertRefusal } from '@/utils/schema/page';
import type { Stage } from './stage';

export interface Scenario {
  readonly name: string;
  readonly filled: boolean;
  readonly mode: 'insert' | 'replace';
  readonly draft: string;
  /** What the writer does before asking. */
  prepare(stage: Stage): Promise<void>;
  /** What happens between the asking and the insertion. */
  meanwhile?(stage: Stage): Promise<void>;
  /** The lines there must be then, made of those there were before the insertion. */
  wanted(lines: readonly string[]): string[];
  /** The insertion must be refused, with nothing changed. */
  readonly refusal?: readonly InsertRefusal[];
  /** The draft is the marked text with some words changed. */
  readonly reworded?: boolean;
  /** Only in these editors. */
  readonly only?: readonly string[];
  /** The draft takes the bold word with it. */
  readonly losesBold?: boolean;
  /** The writer types on; then the undo is not looked at. */
  readonly typesOn?: string;
}

/** Long enough for every editor to close its step of typing, in milliseconds. */
const SINCE_TYPING = 1_300;

const change = (from: string, to: string) => (lines: readonly string[]) => lines.join('\n').replace(from, to).split('\n');
const word = (stage: Stage) => stage.point('ship');
const caret = (stage: Stage) => stage.point('plan', true);

/** Two frames later: some editors do not know at once where the caret is. */
async function markAll(stage: Stage): Promise<void> {
  await caret(stage);
  await stage.settle();
  await stage.keys('a');
}

/** Those that keep form, and in which "select all" means all. */
const REWORDING = [
  ...[
    'contenteditable',
    'shadow-open',
    'shadow-closed',
    'frame-same',
    'frame-body',
    'frame-other',
    'quill',
    'quill1',
    'prosemirror',
    'lexical',
    'slate',
  ],
  ...['ckeditor5', 'tinymce', 'blocknote', 'jodit', 'summernote', 'squire', 'trix'],
];

export const scenarios: readonly Scenario[] = [
  { name: 'caret', filled: true, mode: 'insert', draft: ' (see below)', prepare: caret, wanted: change('plan', 'plan (see below)') },
  { name: 'word', filled: true, mode: 'replace', draft: 'deliver', prepare: word, wanted: change('ship', 'deliver') },
  {
    name: 'lines',
    filled: true,
    mode: 'replace',
    draft: 'order one\norder two\n\norder three of',
    prepare: word,
    wanted: change('ship', 'order one\norder two\norder three of'),
  },
  {
    name: 'stolen',
    filled: true,
    mode: 'replace',
    draft: 'deliver',
    prepare: word,
    meanwhile: (stage) => stage.steal(),
    wanted: change('ship', 'deliver'),
  },
  {
    name: 'all',
    filled: true,
    mode: 'replace',
    draft: 'All new.',
    prepare: markAll,
    wanted: () => ['All new.'],
    losesBold: true,
  },
  {
    name: 'reworded',
    filled: true,
    mode: 'replace',
    draft: 'Dear Ana,\n\nKindly ship the bold plan on Monday.\n\nBest, Tom',
    prepare: markAll,
    wanted: (lines) => lines.map((line) => line.replace('Please', 'Kindly').replace('Friday', 'Monday')),
    reworded: true,
    only: REWORDING,
  },
  {
    name: 'empty',
    filled: false,
    mode: 'insert',
    draft: 'Hello Ana,',
    prepare: (stage) => stage.enter(),
    wanted: (lines) => ['Hello Ana,', ...lines],
    typesOn: ' yes',
  },
  {
    name: 'typed',
    filled: true,
    mode: 'insert',
    draft: ' (see below)',
    prepare: async (stage) => {
      await caret(stage);
      await stage.settle();
      await stage.type(' B');
      await new Promise((resolve) => setTimeout(resolve, SINCE_TYPING));
    },
    wanted: change('plan B', 'plan B (see below)'),
  },
  {
    name: 'changed',
    filled: true,
    mode: 'replace',
    draft: 'deliver',
    prepare: word,
    meanwhile: (stage) => stage.type('X'),
    wanted: (lines) => [...lines],
    refusal: ['text-changed'],
  },
  {
    name: 'removed',
    filled: true,
    mode: 'replace',
    draft: 'deliver',
    prepare: word,
    meanwhile: (stage) => stage.remove(),
    wanted: (lines) => [...lines],
    refusal: ['place-gone', 'page-gone'],
  },
];
