const OPEN = '<think>';
const CLOSE = '</think>';

interface Split {
  readonly text: string;
  readonly reasoning: string;
}

/** Takes the reasoning out of answers of models that write it between tags at the beginning, as local servers pass it through. */
export class ThinkTags {
  #place: 'start' | 'inside' | 'after' | 'text' = 'start';
  #held = '';

  /** The next piece, parted. What may yet turn out to be a tag is held back until the next piece or the end. */
  split(piece: string): Split {
    if (this.#isAt('text')) return { text: piece, reasoning: '' };
    this.#held += piece;
    if (this.#isAt('start')) this.#start();
    const reasoning = this.#isAt('inside') ? this.#inside() : '';
    if (this.#isAt('after')) this.#after();
    return { text: this.#isAt('text') ? this.end().text : '', reasoning };
  }

  /** What was held back. */
  end(): Split {
    const held = this.#held;
    this.#held = '';
    return this.#place === 'inside' ? { text: '', reasoning: held } : { text: held, reasoning: '' };
  }

  #isAt(place: 'start' | 'inside' | 'after' | 'text'): boolean {
    return this.#place === place;
  }

  #start(): void {
    const begin = this.#held.trimStart();
    if (begin.startsWith(OPEN)) {
      this.#place = 'inside';
      this.#held = begin.slice(OPEN.length);
    } else if (!OPEN.startsWith(begin)) this.#place = 'text';
  }

  #inside(): string {
    const close = this.#held.indexOf(CLOSE);
    const end = close >= 0 ? close : this.#held.length - partialTag(this.#held);
    const reasoning = this.#held.slice(0, end);
    this.#held = this.#held.slice(close >= 0 ? close + CLOSE.length : end);
    if (close >= 0) this.#place = 'after';
    return reasoning;
  }

  /** The empty lines between the tag and the answer belong to neither. */
  #after(): void {
    this.#held = this.#held.trimStart();
    if (this.#held) this.#place = 'text';
  }
}

/** How many characters at the end may be the beginning of the closing tag. */
function partialTag(text: string): number {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length--) if (text.endsWith(CLOSE.slice(0, length))) return length;
  return 0;
}
