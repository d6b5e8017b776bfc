import { EDGE, type Point } from './place';

/** The button on the page. It is in the page only while it is shown. */
export interface ButtonView {
  readonly show: (at: Point) => void;
  readonly hide: () => void;
  readonly isShown: () => boolean;
  /** True if the event came from the button. */
  readonly owns: (event: Event) => boolean;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Postil's "P" and the line of a note beside it. */
const MARK = 'M7 20V4h6a4.5 4.5 0 0 1 0 9H7M17 20h3';

/** Our own marks on paper: light and dark as in the panel. */
const colours = (dark: boolean) =>
  dark ? { background: '#232220', color: '#f0917a', border: '#8a8378' } : { background: '#ffffff', color: '#a8371f', border: '#8f887b' };

function drawMark(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ width: '16', height: '16', viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor' }))
    svg.setAttribute(name, value);
  svg.setAttribute('stroke-width', '2.5');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', MARK);
  svg.append(path);
  return svg;
}

/**
 * Makes the button, not yet shown. It has no words in the page, so that none can be read as the page's. Styles are set one by one and not
 * by a sheet: no policy of a page forbids that, and none of the page's own rules goes before them.
 * @param label its name for screen readers and under the pointer
 * @param onPress called for a press by the user, not for one by the page's scripts
 */
export function makeButton(label: string, onPress: () => void): ButtonView {
  const host = document.createElement('postil-button');
  const root = host.attachShadow({ mode: 'closed' });
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('aria-label', label);
  button.title = label;
  button.append(drawMark());
  root.append(button);

  const place = (at: Point) => {
    const own = { all: 'initial', position: 'fixed', 'z-index': '2147483647', left: `${at.x}px`, top: `${at.y}px` };
    for (const [name, value] of Object.entries(own)) host.style.setProperty(name, value, 'important');
  };
  const dress = () => {
    const { background, color, border } = colours(matchMedia('(prefers-color-scheme: dark)').matches);
    const look = { background, color, border: `1px solid ${border}`, 'border-radius': '8px', 'box-shadow': '0 1px 4px rgb(0 0 0 / 25%)' };
    const form = { all: 'initial', display: 'grid', 'place-items': 'center', 'box-sizing': 'border-box', cursor: 'pointer' };
    for (const [name, value] of Object.entries({ ...form, width: `${EDGE}px`, height: `${EDGE}px`, ...look }))
      button.style.setProperty(name, value);
  };
  // The selection and the focus stay where they are.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  return {
    show: (at) => {
      place(at);
      if (host.isConnected) return;
      dress();
      document.documentElement.append(host);
    },
    hide: () => host.remove(),
    isShown: () => host.isConnected,
    owns: (event) => event.composedPath().includes(host),
  };
}
