/** A point of the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Edge of the square button. */
export const EDGE = 28;
const GAP = 6;

const within = (value: number, limit: number): number => Math.max(GAP, Math.min(value, limit - EDGE - GAP));

/** Upper left corner of a button below and behind a point, wholly inside the window. All in CSS pixels. */
export function besidePoint({ x, y }: Point, view: Size): Point {
  const below = y + GAP * 2;
  // At the lower edge it stands above, so that it never covers the point.
  const top = below + EDGE + GAP > view.height ? y - EDGE - GAP * 2 : below;
  return { x: within(x + GAP, view.width), y: within(top, view.height) };
}

/**
 * Upper left corner of a button in the last corner of a field, of its part that is in view. Undefined for a field that is too small for
 * it or out of view.
 * @param rtl the field is written from right to left
 */
export function inField(field: Box, view: Size, rtl: boolean): Point | undefined {
  const left = Math.max(0, field.left);
  const right = Math.min(view.width, field.right);
  const top = Math.max(0, field.top);
  const bottom = Math.min(view.height, field.bottom);
  if (right - left < EDGE * 4 || bottom - top < EDGE + GAP * 2) return undefined;
  return { x: rtl ? left + GAP : right - EDGE - GAP, y: bottom - EDGE - GAP };
}
