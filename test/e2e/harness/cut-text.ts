import type { Page } from 'puppeteer-core';

/**
 * Parts of a page that are wider than their place: what hangs over the window's edge, and text that a button or a box cuts off. What
 * may be scrolled or ends in an ellipsis is meant to be cut, unless it is a button; fields scroll by themselves; `.unseen` is for screen readers.
 */
export function cutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { documentElement: root, body } = document;
    const isMeant = (element: Element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      return overflowX === 'auto' || overflowX === 'scroll' || (textOverflow === 'ellipsis' && element.localName !== 'button');
    };
    const inScroller = (element: Element): boolean =>
      element !== body && (isMeant(element) || (element.parentElement !== null && inScroller(element.parentElement)));
    const parts = [...body.querySelectorAll('*')].filter((element) => element.checkVisibility() && element.clientWidth > 1);
    const over = ({ left, right }: DOMRect) => left < -1 || right > root.clientWidth + 1;
    const wide = parts.filter(
      (part) =>
        !part.matches('input, textarea, select, svg *, .unseen') &&
        !inScroller(part) &&
        (part.scrollWidth > part.clientWidth + 1 || over(part.getBoundingClientRect())),
    );
    const page = root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    const name = (part: Element) => `${part.localName}.${part.className} "${part.textContent.slice(0, 60)}"`;
    return [...page, ...wide.map((part) => `${name(part)}: ${part.scrollWidth} > ${part.clientWidth}`)];
  });
}
