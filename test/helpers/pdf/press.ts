import PDFDocument from 'pdfkit';

export interface Face {
  readonly font: string;
  readonly size: number;
  readonly leading: number;
}

export interface Box {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands at the edges of each page; gets the page's number from 1. */
export type Furniture = (press: Press, page: number) => void;

interface SetOptions {
  readonly align?: 'left' | 'justify' | 'center';
  /** First line, points. */
  readonly indent?: number;
  /** All lines but the first, points. */
  readonly hang?: number;
  readonly hyphenate?: boolean;
  /** A raised figure after the last word. */
  readonly mark?: string;
}

interface SetLine {
  readonly text: string;
  readonly last: boolean;
}

export type Document = InstanceType<typeof PDFDocument>;

/** Sets text line by line at given places, as typesetting programs do: the file holds nothing but letters and positions. */
export class Press {
  readonly doc: Document;
  readonly #columns: readonly Box[];
  readonly #furniture: Furniture | undefined;
  #column = 0;
  #page = 0;
  #y = 0;
  /** Room kept at the foot of each column of this page, for notes. */
  #feet: (() => void)[] = [];
  #bottoms: number[] = [];

  readonly #byRows: boolean;
  #waiting: { y: number; draw: () => void }[] = [];

  /** `byRows`: the file draws across the columns, row by row, whatever the order of reading. */
  constructor(
    columns: readonly Box[],
    furniture?: Furniture,
    { byRows = false, ...options }: PDFKit.PDFDocumentOptions & { byRows?: boolean } = {},
  ) {
    this.#byRows = byRows;
    this.doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { CreationDate: new Date(0) }, ...options });
    this.#columns = columns;
    this.#furniture = furniture;
    this.#newPage();
  }

  get page(): number {
    return this.#page;
  }

  get y(): number {
    return this.#y;
  }

  get box(): Box {
    const box = this.#columns[this.#column];
    if (!box) throw new Error('No such column');
    return box;
  }

  #endPage(): void {
    this.#feet.forEach((draw) => draw());
    this.#feet = [];
    this.#waiting.toSorted((a, b) => a.y - b.y).forEach(({ draw }) => draw());
    this.#waiting = [];
  }

  #newPage(): void {
    this.#endPage();
    this.doc.addPage();
    this.#page += 1;
    this.#column = 0;
    this.#bottoms = this.#columns.map(({ bottom }) => bottom);
    this.#y = this.box.top;
    this.#furniture?.(this, this.#page);
  }

  /** One line at a place, as it is. */
  line(text: string, x: number, y: number, { font, size }: Pick<Face, 'font' | 'size'>, extra: PDFKit.Mixins.TextOptions = {}): void {
    const draw = () => {
      this.doc
        .font(font)
        .fontSize(size)
        .text(text, x, y, { lineBreak: false, ...extra });
    };
    if (this.#byRows) this.#waiting.push({ y, draw });
    else draw();
  }

  widthOf(text: string, { font, size }: Pick<Face, 'font' | 'size'>): number {
    return this.doc.font(font).fontSize(size).widthOfString(text);
  }

  #fitting(word: string, room: number, face: Face): number {
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const vowel = /[aeiou]/.test(word.charAt(at - 1)) && !/[aeiou]/.test(word.charAt(at));
      if (vowel && this.widthOf(`${word.slice(0, at)}-`, face) <= room) return at;
    }
    return 0;
  }

  break(text: string, face: Face, width: number, { indent = 0, hang = 0, hyphenate = false }: SetOptions = {}): SetLine[] {
    const lines: string[] = [];
    let line = '';
    let queue = text.split(' ');
    while (queue.length > 0) {
      const [word = '', ...rest] = queue;
      const room = width - (lines.length === 0 ? indent : hang);
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.widthOf(longer, face) <= room) [line, queue] = [longer, rest];
      else {
        const at = hyphenate && /^[a-z]{7,}[.,]?$/.test(word) ? this.#fitting(word, room - this.widthOf(`${line} `, face), face) : 0;
        lines.push(at > 0 ? `${line} ${word.slice(0, at)}-` : line);
        [line, queue] = ['', at > 0 ? [word.slice(at), ...rest] : queue];
      }
    }
    return [...lines, line].map((set, at, all) => ({ text: set, last: at === all.length - 1 }));
  }

  #nextColumn(): void {
    if (this.#column + 1 < this.#columns.length) {
      this.#column += 1;
      this.#y = Math.max(this.box.top, this.#spanEnd);
    } else {
      this.#spanEnd = 0;
      this.#newPage();
    }
  }

  /** Columns of this page begin below this. */
  #spanEnd = 0;

  put(line: SetLine, x: number, width: number, y: number, face: Face, align: SetOptions['align'] = 'left'): void {
    const natural = this.widthOf(line.text, face);
    const blanks = line.text.split(' ').length - 1;
    const wordSpacing = align === 'justify' && !line.last && blanks > 0 ? (width - natural) / blanks : 0;
    this.line(line.text, align === 'center' ? x + (width - natural) / 2 : x, y, face, { wordSpacing });
  }

  /** A paragraph in the columns, from column to column and page to page. */
  set(text: string, face: Face, options: SetOptions = {}): void {
    this.break(text, face, this.box.width, options).forEach((line, at) => {
      if (this.#y + face.leading > (this.#bottoms[this.#column] ?? 0)) this.#nextColumn();
      const shift = at === 0 ? (options.indent ?? 0) : (options.hang ?? 0);
      this.put(line, this.box.x + shift, this.box.width - shift, this.#y, face, options.align);
      if (line.last && options.mark !== undefined) {
        this.line(options.mark, this.box.x + shift + this.widthOf(line.text, face), this.#y - 1, {
          font: face.font,
          size: face.size * 0.65,
        });
      }
      this.#y += face.leading;
    });
  }

  /** Text over all columns; only at the top of a page. */
  span(text: string, face: Face, options: SetOptions = {}): void {
    const [first, last] = [this.#columns[0], this.#columns.at(-1)];
    if (!first || !last) return;
    const width = last.x + last.width - first.x;
    for (const line of this.break(text, face, width, options)) {
      this.put(line, first.x, width, this.#y, face, options.align);
      this.#y += face.leading;
    }
    this.#spanEnd = this.#y;
  }

  /** Rows of cells at fixed places in the column. */
  table(rows: readonly (readonly string[])[], face: Face, places: readonly number[]): void {
    const height = rows.length * face.leading;
    if (this.#y + height > (this.#bottoms[this.#column] ?? 0)) this.#nextColumn();
    for (const row of rows) {
      row.forEach((cell, at) => this.line(cell, this.box.x + (places[at] ?? 0), this.#y, face));
      this.#y += face.leading;
    }
  }

  gap(points: number): void {
    this.#y += points;
    if (this.#spanEnd > 0 && this.#column === 0 && this.#y - points === this.#spanEnd) this.#spanEnd = this.#y;
  }

  /** A note at the foot of this column; to be called before the text of the column reaches it. */
  note(mark: string, text: string, face: Face): void {
    if (this.#y + 120 > (this.#bottoms[this.#column] ?? 0)) this.#nextColumn();
    const { x, width } = this.box;
    const lines = this.break(text, face, width, { indent: 8 });
    const column = this.#column;
    const bottom = (this.#bottoms[column] ?? 0) - lines.length * face.leading - 4;
    this.#bottoms[column] = bottom;
    this.#feet.push(() => {
      this.line(mark, x, bottom + 3, { font: face.font, size: face.size * 0.7 });
      lines.forEach((line, at) => this.put(line, x + (at === 0 ? 8 : 0), width, bottom + 4 + at * face.leading, face));
    });
  }

  /** A page with a grey box in place of a scan. */
  pictureAlone(): void {
    this.#endPage();
    this.doc.addPage().rect(60, 60, 470, 700).fill('#cccccc');
  }

  /** The file. */
  async finish(): Promise<Uint8Array> {
    this.#endPage();
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => resolve());
    });
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
