import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * How many of the first elements of a bar fit on one line together with its last one, however long their words are. Measured before the frame
 * is drawn, and again when the bar or its words become wider.
 * @param bar its children are the elements @param count of them without the last one
 */
export function useFitting(bar: RefObject<HTMLElement | null>, count: number): number {
  const [fitting, setFitting] = useState(count);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const measure = () => {
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      const last = children.at(-1)?.offsetWidth ?? 0;
      const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
      let room = element.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd) - last;
      const over = children.slice(0, count).findIndex((child) => (room -= child.offsetWidth) < 0);
      setFitting(over < 0 ? count : Math.max(1, over));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [bar, count]);
  return fitting;
}
