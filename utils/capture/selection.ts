import type { PageCapture } from '@/utils/schema/page';
import type { Around } from '@/utils/schema/source';
import { aroundInField, aroundSelection } from './around';
import { cleanText } from './clean-text';
import { copiedText, inCodeEditor, mayHoldMore } from './copy-event';
import { selectedExtent, type Boundaries } from './extent';
import { shadowRoots } from './flat-tree';
import { fieldSelection, focusedElement, isEditable, isSecret, isTextField } from './focus';
import { MarkdownBuilder } from './markdown-builder';
import { printBlocks } from './markdown';
import { isElement } from './nodes';
import { printPassages, type Printed } from './passages';
import type { Tally } from './tally';
import { walk } from './walk';

/** What the reader has marked in this frame. */
export interface Selected {
  method: PageCapture['method'];
  printed: Printed;
  around: Around | undefined;
  editable: boolean;
  /** Where it lies, for the language. */
  element: Element | null;
}

/** The language that the page declares for an element, or for itself; empty if it does not. */
export function languageAt(element: Element | null): string {
  const tagged = element?.closest('[lang]') ?? document.documentElement;
  return (tagged.getAttribute('lang') ?? '').trim().slice(0, 100);
}

/** The marked ranges that are not empty, with their real ends inside shadow roots. */
export function selectedRanges(): Boundaries[] {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  const ranges: Boundaries[] = [];
  if (selection.rangeCount === 1 && 'getComposedRanges' in selection) {
    ranges.push(...selection.getComposedRanges({ shadowRoots: shadowRoots(document) }));
  } else {
    for (let i = 0; i < selection.rangeCount; i += 1) ranges.push(selection.getRangeAt(i));
  }
  return ranges.filter((range) => range.startContainer !== range.endContainer || range.startOffset !== range.endOffset);
}

/** Reads the marked part of the document as Markdown. */
function readDocument(tally: Tally, most: number, deadline: number): Selected | undefined {
  const ranges = selectedRanges();
  const [range] = ranges;
  const marked = selectedExtent(ranges);
  if (!range || !marked) return undefined;
  const builder = new MarkdownBuilder(most);
  walk(marked.root, { extent: marked.extent, visitor: builder, tally, deadline, selectable: true });
  const printed = printPassages(builder.finish(), builder.anchors);
  const element = isElement(marked.root) ? marked.root : null;
  const around = aroundSelection(range, languageAt(element));
  return { method: 'dom', printed, around, editable: isEditable(range.startContainer), element };
}

/** The page's own idea of the selection, where it knows of more than the document shows, or draws its numbers between the lines. */
function readCopy(active: Element, drawn: number): Selected | undefined {
  const copied = copiedText(active);
  const isCode = inCodeEditor(active);
  if (copied === undefined || (copied.trim().length <= drawn * 1.1 && !(isCode && copied.includes('\n')))) return undefined;
  const { text } = cleanText(copied.replace(/\r\n?/g, '\n'));
  const markdown = isCode ? printBlocks([{ kind: 'code', language: '', text: text.replace(/\n+$/, '') }]) : text;
  return { method: 'dom', printed: { markdown, passages: [] }, around: undefined, editable: isEditable(active), element: active };
}

/**
 * The selection of this frame: in the focused field, else in the document, or what an editor that draws only a part of its text has marked.
 * Undefined if nothing is marked. A secret field is not read; `tally` tells.
 */
export function readSelection(tally: Tally, most: number, deadline: number): Selected | undefined {
  const active = focusedElement();
  if (isSecret(active)) tally.note('password');
  else if (isTextField(active) && !mayHoldMore(active)) {
    const { text } = cleanText(fieldSelection(active));
    if (text.trim() !== '') {
      const printed = { markdown: text, passages: [] };
      const around = aroundInField(active, languageAt(active));
      return { method: 'field', printed, around, editable: isEditable(active), element: active };
    }
  }
  const before = tally.seen;
  const selected = readDocument(tally, most, deadline);
  const copy = mayHoldMore(active) ? readCopy(active, tally.seen - before) : undefined;
  const found = copy ?? selected;
  return found && found.printed.markdown.trim() !== '' ? found : undefined;
}
