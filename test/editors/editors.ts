/** What an editor keeps: one line, lines without any form, or lines with bold words. */
export type Form = 'line' | 'plain' | 'rich';

export interface EditorPage {
  readonly name: string;
  readonly form: Form;
  /** The editor's page stands in a frame of another origin. */
  readonly framed?: string;
  /** It has no undo of its own and the browser's does not reach it. */
  readonly withoutUndo?: boolean;
  /** Its redo has no key that works everywhere, but a button. */
  readonly redoButton?: string;
  /** "Select all" means the paragraph with the caret. */
  readonly allIsOneBlock?: boolean;
}

const all = (form: Form, ...names: string[]): EditorPage[] => names.map((name) => ({ name, form }));

/** Every editor that a draft is put into, by the name of its page in test/fixtures/editors/pages. */
export const editors: readonly EditorPage[] = [
  ...all('plain', 'textarea', 'react-textarea', 'vue-textarea'),
  ...all('line', 'input', 'react-input', 'vue-input'),
  ...all('plain', 'material', 'plaintext-only', 'announced'),
  ...all('rich', 'contenteditable', 'shadow-open', 'shadow-closed', 'frame-same', 'frame-body'),
  { name: 'frame-other', form: 'rich', framed: 'contenteditable' },
  ...all(
    'rich',
    'mail',
    'quill',
    'quill1',
    'prosemirror',
    'lexical',
    'slate',
    'ckeditor5',
    'tinymce',
    'blocknote',
    'jodit',
    'summernote',
    'squire',
  ),
  { name: 'trix', form: 'rich', redoButton: '[data-trix-action=redo]' },
  { name: 'editorjs', form: 'rich', withoutUndo: true, allIsOneBlock: true },
  ...all('plain', 'codemirror6', 'codemirror5', 'ace'),
];
