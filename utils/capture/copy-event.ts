import { isKeyCatcher } from './key-catcher';
import { isHtml, isTextArea } from './nodes';

/** Editors that draw only the lines in view, or draw no text at all, but answer the copy command with all that is marked. */
const HOSTS = '.cm-editor, .CodeMirror, .monaco-editor, .ace_editor, [role="grid"], [role="treegrid"], [role="application"]';

/** Editors of code, whose text is a code block. */
const CODE_HOSTS = '.cm-editor, .CodeMirror, .monaco-editor, .ace_editor';

/** Whether the page may keep more of the selection than its document shows. */
export function mayHoldMore(element: Element | null): element is Element {
  if (!element || element === document.body || element === document.documentElement) return false;
  return element.closest(HOSTS) !== null || isKeyCatcher(element) || (isHtml(element) && element.isContentEditable);
}

export function inCodeEditor(element: Element): boolean {
  return element.closest(CODE_HOSTS) !== null;
}

/**
 * What would come on the clipboard for the present selection. The page is asked by a `copy` event that carries a data store of ours; the
 * clipboard is not touched. Where it leaves the copying to the browser, a text box tells: CodeMirror 5 puts what is marked in it. Undefined if
 * neither says anything.
 */
export function copiedText(element: Element): string | undefined {
  // A hidden box mirrors the editor's selection. With nothing marked there some editors would make ready to copy the line and then type it.
  if (isTextArea(element) && element.selectionStart === element.selectionEnd) return undefined;
  // Firefox makes its own store for an event that names a type, and drops the one that is handed over.
  const init = { bubbles: true, cancelable: true, composed: true, clipboardData: new DataTransfer(), dataType: 'text/plain', data: '' };
  const event = new ClipboardEvent('copy', init);
  const handled = !element.dispatchEvent(event);
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const own = !handled && isTextArea(element) ? element.value.slice(element.selectionStart, element.selectionEnd) : '';
  return (handled ? text : own) || undefined;
}
