import { fenceFor } from './markdown';

/** Inline marks: what goes before and after the marked text. */
export type Mark = 'strong' | 'emphasis' | 'strike' | 'code' | 'quotation' | 'reading' | 'power';

const SIGNS: Record<Exclude<Mark, 'code'>, readonly [string, string]> = {
  strong: ['**', '**'],
  emphasis: ['*', '*'],
  strike: ['~~', '~~'],
  quotation: ['“', '”'],
  reading: ['(', ')'],
  power: ['^', ''],
};

interface Frame {
  element: Element | null;
  mark: Mark | null;
  text: string;
}

function wrap(mark: Mark, text: string): string {
  if (mark === 'code') {
    const fence = fenceFor(text, 1);
    const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${text}${pad}${fence}`;
  }
  const [open, close] = SIGNS[mark];
  return `${open}${text}${close}`;
}

/** The text of one paragraph as it grows, with its marks. White space is collapsed as the browser draws it. */
export class InlineText {
  private frames: Frame[] = [{ element: null, mark: null, text: '' }];
  private last = '';

  private get top(): Frame {
    return this.frames.at(-1) ?? { element: null, mark: null, text: '' };
  }

  get empty(): boolean {
    return this.frames.every((frame) => frame.text.trim() === '');
  }

  has(mark: Mark): boolean {
    return this.frames.some((frame) => frame.mark === mark);
  }

  /** Adds text of the page, by the white space rules of its `white-space` property. */
  add(raw: string, whiteSpace: string): void {
    let text = raw.replace(/\u00A0/g, ' ');
    if (whiteSpace === 'pre-line') text = text.replace(/[ \t\r\f]*\n[ \t\r\f]*/g, '\n').replace(/[ \t]+/g, ' ');
    else if (!whiteSpace.startsWith('pre') && whiteSpace !== 'break-spaces') text = this.collapse(text);
    this.put(text);
  }

  private collapse(text: string): string {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const afterSpace = this.last === '' || this.last === ' ' || this.last === '\n';
    return afterSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
  }

  /** Adds text as it is. */
  put(text: string): void {
    if (text === '') return;
    this.top.text += text;
    this.last = text.at(-1) ?? '';
  }

  /** A space, unless there is one. */
  space(): void {
    this.put(this.collapse(' '));
  }

  open(element: Element, mark: Mark): void {
    this.frames.push({ element, mark, text: '' });
  }

  close(element: Element): void {
    const at = this.frames.findIndex((frame) => frame.element === element);
    if (at <= 0) return;
    while (this.frames.length > at) this.fold();
  }

  /** Closes the innermost mark and puts its text into the one around it. */
  private fold(): void {
    const frame = this.frames.pop();
    if (!frame) return;
    const text = frame.text.trim();
    if (text === '' || !frame.mark) {
      this.top.text += frame.text;
      return;
    }
    const start = frame.text.indexOf(text);
    const [lead, trail] = [frame.text.slice(0, start), frame.text.slice(start + text.length)];
    const marked = wrap(frame.mark, text);
    const around = this.top;
    const sign = frame.mark === 'strong' ? '**' : null;
    // Two bold pieces in a row are one.
    if (sign && lead === '' && around.text.endsWith(sign)) around.text = `${around.text.slice(0, -2)}${marked.slice(2)}${trail}`;
    else around.text += lead + marked + trail;
    this.last = around.text.at(-1) ?? '';
  }

  /** The paragraph so far; begins a new one in which the open marks go on. */
  flush(): string {
    const open = this.frames.slice(1).map(({ element, mark }) => ({ element, mark, text: '' }));
    while (this.frames.length > 1) this.fold();
    const text = this.top.text.replace(/[ \t]+\n/g, '\n').trim();
    this.frames = [{ element: null, mark: null, text: '' }, ...open];
    this.last = '';
    return text;
  }
}
