import { becomes } from './wait';

/** Time an editor gets for an undo, in milliseconds. */
const UNDO_MS = 200;

/** Takes a wrong attempt back: by the editor's own undo, else by the browser's. True when `restored` holds. */
export async function undo(target: Element, restored: () => boolean): Promise<boolean> {
  if (restored()) return true;
  const mac = /mac/i.test(navigator.platform);
  const key = { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true, composed: true };
  const taken = !target.dispatchEvent(new KeyboardEvent('keydown', key));
  if (taken && (await becomes(restored, UNDO_MS))) return true;
  if (restored()) return true;
  document.execCommand('undo');
  return becomes(restored, UNDO_MS);
}
