import { isShadowRoot } from '@/utils/capture/nodes';
import { putHtml, typeAndTell, typeAsKeys, typeLines } from './command-way';
import { announce, lineBreaks, paragraphs, paste, pasteForm } from './paste-way';
import type { Step } from './reword';
import { isBlock } from './rich-text';
import { pasteFragment } from './slate-way';
import { typeSteps } from './steps-way';

/** One way to put a text where the selection is. False: the editor did not react. */
export type Way = (target: Element, text: string) => boolean;

const pastePlain: Way = (target, text) => paste(target, text);
const pasteParagraphs: Way = (target, text) => paste(target, text, paragraphs(text));
const pasteLineBreaks: Way = (target, text) => paste(target, text, lineBreaks(text));
const announceOrType: Way = (target, text) => announce(target, text) || typeAsKeys(target, text);
const typeByLines: Way = (_target, text) => typeLines(text);

/** Editors of code: their text has no paragraphs. */
const CODE = '.CodeMirror, .ace_editor, .monaco-editor, .cm-editor';

/** How far up the paragraphs of a block editor meet. */
const LEVELS = 4;

/** Whether an editable element is one paragraph with others beside it, as those of a block editor. */
function isOneOfMany(root: Element): boolean {
  if ([...root.children].some(isBlock)) return false;
  let around: Element | null = root;
  for (let level = 0; around && level < LEVELS; level += 1) {
    around = around.parentElement;
    if (around && around.querySelectorAll('[contenteditable="true"]').length > root.querySelectorAll('[contenteditable="true"]').length + 1)
      return true;
  }
  return false;
}

/**
 * The ways to put text with its form: handed over as a paste, else by the browser's editing command. Not by that where the editor took the
 * paste: it keeps a model of its own, and the command could change what is drawn but not what is kept.
 * @param part the same text, as what stays and what changes
 */
export function waysWithForm(root: HTMLElement, html: string, part: readonly Step[]): readonly Way[] {
  if (root.contentEditable === 'plaintext-only') return [];
  // Short cuts: Slate takes the words alone of a paste that is not its own, and Trix cannot take such a paste back.
  if (root.closest('[data-slate-editor]')) return [(target) => pasteFragment(target, part)];
  if (root.closest('trix-editor')) return [(target) => typeSteps(target, part)];
  const tells = root.closest('.mce-content-body') !== null;
  let taken = false;
  const asPaste: Way = (target, text) => (taken = pasteForm(target, text, html));
  const asCommand: Way = (target, text) => announce(target, text, html) || putHtml(target, html, tells);
  return [asPaste, (target, text) => !taken && asCommand(target, text)];
}

/**
 * The ways worth trying, best first. A paste comes before typing: an editor that keeps its own model cancels the paste and takes the text over,
 * a plain editable element does not react to it at all; typing into such an editor can change what is drawn but not what it keeps.
 */
export function waysFor(root: Element, text: string): readonly Way[] {
  if (root.closest(CODE)) return [pastePlain, typeAsKeys];
  const lines = text.includes('\n');
  // A short cut: TinyMCE makes paragraphs of all that is pasted, and what is typed is a step for its undo only if it is told.
  if (root.closest('.mce-content-body')) return lines ? [typeAndTell, pasteLineBreaks, pastePlain] : [pastePlain, typeAndTell];
  // Short cuts: these split a line where paragraphs are pasted into it.
  if (root.closest('.sun-editor-editable') && lines) return [typeAsKeys, pasteLineBreaks, pastePlain];
  if (root.closest('.fr-element') && lines) return [(target) => pasteForm(target, text, lineBreaks(text)), typeAsKeys, pastePlain];
  // A short cut: Quill does not know its selection inside a shadow root, and puts what is pasted at the beginning.
  if (isShadowRoot(root.getRootNode()) && root.closest('.ql-editor')) return [typeAsKeys, typeByLines, pastePlain];
  if (!lines) {
    // A short cut: editors built on ProseMirror trim the ends of what is pasted, and an older Quill sets other spaces there.
    const trims = text.trim() !== text && root.closest('.ProseMirror, .ql-editor');
    return trims ? [typeAsKeys, pastePlain] : [pastePlain, announceOrType, typeAsKeys];
  }
  // Where each paragraph is an editable element of its own, a paste makes new ones and cannot always be taken back.
  if (isOneOfMany(root)) return [typeByLines, typeAsKeys, pastePlain];
  return [pasteParagraphs, pasteLineBreaks, pastePlain, announceOrType, typeAsKeys, typeByLines];
}
