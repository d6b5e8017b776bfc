/** A piece of TeX: a command without its stroke, a number, or one character. */
export interface TexToken {
  readonly kind: 'command' | 'number' | 'char';
  readonly text: string;
}

const TOKEN = /\\([A-Za-z]+)\*?|\\([\s\S])|(\d+(?:[.,]\d+)*)|(%[^\n]*\n?)|(\s+)|([\s\S])/gu;

/** Reads TeX piece by piece; what stands in the way of a reader (comments, spaces) is left out. */
export class TexTokens {
  readonly #source: string;
  #tokens: { readonly token: TexToken; readonly end: number }[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    for (const found of source.matchAll(TOKEN)) {
      const [whole, command, sign, number, comment, space, char = ''] = found;
      const end = found.index + whole.length;
      if (comment || space) continue;
      if (command !== undefined || sign !== undefined) this.#add('command', command ?? (sign?.trim() ? sign : ';'), end);
      else if (number !== undefined) this.#add('number', number, end);
      else this.#add('char', char, end);
    }
  }

  #add(kind: TexToken['kind'], text: string, end: number): void {
    this.#tokens.push({ token: { kind, text }, end });
  }

  peek(): TexToken | undefined {
    return this.#tokens[this.#at]?.token;
  }

  next(): TexToken | undefined {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  is(kind: TexToken['kind'], text: string): boolean {
    const token = this.peek();
    return token?.kind === kind && token.text === text;
  }

  /** Takes this piece if it is the next one. */
  skip(kind: TexToken['kind'], text: string): boolean {
    const found = this.is(kind, text);
    if (found) this.#at += 1;
    return found;
  }

  /** The words of a group as they stand, spaces included: `{like this}`. Undefined where no group begins or it does not end. */
  words(): string | undefined {
    if (!this.is('char', '{')) return undefined;
    const from = this.#tokens[this.#at]?.end ?? 0;
    let depth = 0;
    for (let at = this.#at; at < this.#tokens.length; at++) {
      const { token, end } = this.#tokens[at] ?? { token: { kind: 'char', text: '' }, end: 0 };
      if (token.kind === 'char' && token.text === '{') depth += 1;
      if (token.kind === 'char' && token.text === '}') depth -= 1;
      if (depth > 0) continue;
      this.#at = at + 1;
      return this.#source.slice(from, end - 1);
    }
    return undefined;
  }
}
