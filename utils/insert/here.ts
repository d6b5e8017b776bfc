import { isElement } from '@/utils/capture/nodes';
import { selectedEnds, type CopiedText, type Place } from './place';
import { drawnText } from './rich-text';

/** Whether an element has the focus, or one in it. */
export function hasFocus(element: HTMLElement): boolean {
  const around = element.getRootNode();
  const active = 'activeElement' in around ? (around.activeElement as Node | null) : null;
  return isElement(active) && element.contains(active);
}

/** Whether the caret, or what is marked, is in a remembered place now, and the text of a field is as it was. */
export function isHere(place: Place | undefined, copied: CopiedText): boolean {
  switch (place?.kind) {
    case undefined:
    case 'secret':
      return false;
    case 'field': {
      const { field, start, end, value } = place;
      const [from, to] = [field.selectionStart ?? start, field.selectionEnd ?? end];
      return hasFocus(field) && field.value === value && from >= start && to <= end;
    }
    case 'proxy':
      return hasFocus(place.field) && (copied(place.field) ?? '') === place.marked && drawnText(place.host) === place.drawn;
    case 'rich': {
      const { root, ends } = place;
      const now = selectedEnds(root.getRootNode());
      if (!now || !hasFocus(root) || !root.contains(ends.startContainer) || !root.contains(ends.endContainer)) return false;
      const range = document.createRange();
      range.setStart(ends.startContainer, ends.startOffset);
      range.setEnd(ends.endContainer, ends.endOffset);
      return range.isPointInRange(now.startContainer, now.startOffset) && range.isPointInRange(now.endContainer, now.endOffset);
    }
  }
}
