import { becomes, pause } from './wait';

/** Time an editor gets for an undo, in milliseconds. */
const UNDO_MS = 200;

/** How long some editors take to note a step for their undo, in milliseconds. */
const NOTED_MS = 450;

/** Takes a wrong attempt back; again a while later, since some editors note a step for their undo only then. True when `restored` holds. */
export async function undoLate(target: Element, restored: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 2; tries += 1) {
    await pause(NOTED_MS);
    if (await undo(target, restored)) return true;
  }
  return false;
}

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
