import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besidePoint, EDGE, inField } from '@/utils/button/place';

const view = fc.record({ width: fc.integer({ min: 120, max: 4_000 }), height: fc.integer({ min: 120, max: 3_000 }) });
const coordinate = fc.integer({ min: -5_000, max: 8_000 });

test('beside a point in view the button is wholly in view and does not cover the point', () => {
  fc.assert(
    fc.property(view, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (size, right, down) => {
      const point = { x: right * size.width, y: down * size.height };
      const { x, y } = besidePoint(point, size);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + EDGE).toBeLessThanOrEqual(size.width);
      expect(y + EDGE).toBeLessThanOrEqual(size.height);
      expect(y > point.y || y + EDGE < point.y).toBe(true);
    }),
  );
});

test('in a field the button is inside the part that is in view, or not there at all', () => {
  fc.assert(
    fc.property(
      view,
      coordinate,
      coordinate,
      fc.integer({ min: 0, max: 6_000 }),
      fc.integer({ min: 0, max: 6_000 }),
      fc.boolean(),
      (...given) => {
        const [size, left, top, width, height, rtl] = given;
        const place = inField({ left, top, right: left + width, bottom: top + height }, size, rtl);
        if (!place) return;
        expect(place.x).toBeGreaterThanOrEqual(Math.max(0, left));
        expect(place.y).toBeGreaterThanOrEqual(Math.max(0, top));
        expect(place.x + EDGE).toBeLessThanOrEqual(Math.min(size.width, left + width));
        expect(place.y + EDGE).toBeLessThanOrEqual(Math.min(size.height, top + height));
      },
    ),
  );
});

test('a field is written from its other side in Arabic and Hebrew; a small one has no button', () => {
  const field = { left: 100, top: 100, right: 500, bottom: 200 };
  const size = { width: 800, height: 600 };
  expect(inField(field, size, false)).toEqual({ x: 466, y: 166 });
  expect(inField(field, size, true)).toEqual({ x: 106, y: 166 });
  expect(inField({ ...field, right: 180 }, size, false)).toBeUndefined();
  expect(inField({ ...field, bottom: 120 }, size, false)).toBeUndefined();
});
