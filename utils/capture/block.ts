/** One item of a list. */
export interface Item {
  /** Its number; null for a bullet. */
  number: number | null;
  /** A box to tick: ticked or not; null where there is none. */
  ticked: boolean | null;
  blocks: Block[];
}

/** One cell of a table. */
export interface Cell {
  header: boolean;
  columns: number;
  rows: number;
  blocks: Block[];
}

/** A piece of a text with its form. Inline marks (emphasis, code, formulas) are Markdown already. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'math'; tex: string }
  | { kind: 'rule' }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'definition'; blocks: Block[] }
  | { kind: 'list'; items: Item[] }
  | { kind: 'table'; caption: Block[]; rows: Cell[][] };
