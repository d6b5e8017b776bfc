import type { Display, Point, Rect, Window } from './display.ts';
import { LOST_AFTER } from './session.ts';
import { until } from './until.ts';

/** Half a row's height and the frame above the first row, in both browsers. */
const FIRST_ROW = 18;
/** How far from the end of a page's menu an extension's entry is looked for. */
const ROWS_TRIED = 6;
/** Milliseconds for a submenu to open. */
const ROW_PATIENCE = 1_500;

/**
 * Right-clicks at `point` and clicks an entry (counted from 0) of the extension's submenu.
 *
 * Words and the number of the browser's own entries don't matter: the menu is walked from its end, where extensions stand,
 * until an entry opens a second menu. What was chosen shows in what happens then.
 */
export async function chooseMenuEntry(display: Display, point: Point, entry = 0): Promise<void> {
  let patience = ROW_PATIENCE;
  const submenu = await until('a submenu', () =>
    openSubmenu(display, point, patience).catch(async (error: unknown) => {
      // Keys got lost, or the screen was too slow: the menu is closed and begun anew, with more time for each row.
      patience *= 2;
      await display.press('Escape', 'Escape');
      throw error;
    }),
  );
  // On a slow machine more keys may have been pressed than were needed, so the way to an entry begins at the first one.
  const choose = () =>
    entry === 0
      ? display.click({ x: submenu.x + submenu.width / 3, y: submenu.y + FIRST_ROW })
      : display.press('Home', ...Array.from({ length: entry }, () => 'Down'), 'Return');
  const isClosed = async () => !(await display.windows()).some(({ id }) => id === submenu.id);
  await until('the menu to close', async () => {
    await choose();
    return until('its end', isClosed, LOST_AFTER).catch(() => false);
  });
}

async function openSubmenu(display: Display, point: Point, patience: number): Promise<Window> {
  await display.focus();
  const before = await display.windows();
  const menu = await until('the context menu', async () => {
    await display.click(point, 'right');
    return until('a menu', () => newWindow(display, before), LOST_AFTER).catch(() => undefined);
  });
  for (let row = 0; row < ROWS_TRIED; row += 1) {
    await display.press('Up', 'Right');
    const submenu = await until('a submenu', () => newWindow(display, [...before, menu]), patience).catch(() => undefined);
    if (submenu) return submenu;
  }
  throw new Error(`None of the last ${ROWS_TRIED} entries of the context menu opens a submenu`);
}

const samePlace = (one: Rect, other: Rect) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/**
 * The window that is there now and was not before, once it stays where it is. One that has only moved or grown, as a menu does when its
 * entries come late, is no new one; nor is a second layer of a window that is known.
 */
async function newWindow(display: Display, known: readonly Window[]): Promise<Window | undefined> {
  const look = async () => {
    const all = await display.windows();
    const old = all.filter(({ id }) => known.some((window) => window.id === id));
    return all.find((window) => ![...known, ...old].some((other) => other.id === window.id || samePlace(other, window)));
  };
  const first = await look();
  const second = first && (await look());
  return first && second && samePlace(first, second) ? second : undefined;
}
