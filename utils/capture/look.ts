/** How an element is drawn: its computed style, with what is asked for often read only once (each reading costs about a microsecond). */
export class Look {
  readonly style: CSSStyleDeclaration;
  readonly display: string;
  private white: string | undefined;
  private placed: string | undefined;

  constructor(element: Element) {
    this.style = getComputedStyle(element);
    this.display = this.style.display;
  }

  get inline(): boolean {
    return this.display === 'inline';
  }

  get whiteSpace(): string {
    return (this.white ??= this.style.whiteSpace);
  }

  get position(): string {
    return (this.placed ??= this.style.position);
  }

  /** Whether it stands in a line of text rather than on its own. */
  get inLine(): boolean {
    return this.inline || /^(inline-|contents|ruby)/.test(this.display);
  }
}
