/**
 * Pieces of text that stand together in one line, without a wide gap. Points (1/72 inch) from the top left corner of the page as it is read
 * (mirrored, if that is from right to left);
 * `y` is the baseline.
 */
export interface Segment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** Height of the letters' font. */
  readonly size: number;
  /** Name of the font, the same for all pieces set in it. */
  readonly font: string;
  readonly mono: boolean;
  /** Runs the other way than the page, which is mirrored where it is read from right to left. */
  readonly against: boolean;
}

/** One piece, as a PDF places it. */
export interface Fragment extends Segment {
  /** A blank stood before it, however narrow. */
  readonly spaced: boolean;
  /** The marked content that it belongs to, by which the structure tree names it; empty if none does. */
  readonly content: string;
}

/** A node of a tagged PDF's structure tree; a leaf names marked content. */
export interface StructureNode {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (StructureNode | { readonly content: string })[];
}

/** In place of the name of marked content: the file says that this is no part of the text, but of the page. */
export const ARTIFACT = 'artifact';

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
  readonly segments: readonly Segment[];
  readonly tree?: StructureNode;
}

/** A line of a column: its segments from left to right, and what they have in common. */
export interface Line extends Segment {
  readonly cells: readonly Segment[];
}

/** A column of lines, or a stretch over the whole width between columns. */
export interface Flow {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly Line[];
}

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'caption' | 'note' | 'quote' | 'code' | 'table';

/** A unit of the text in reading order. */
export interface Block {
  readonly kind: BlockKind;
  /** Page it begins on, from 1. */
  readonly page: number;
  readonly lines: readonly Line[];
  /** Of a heading, 1 to 6; of a list item its depth from 0. */
  readonly level?: number;
  /** Of a list item or a note: `-`, `1.`, `[3]`. */
  readonly marker?: string;
  readonly rows?: readonly (readonly string[])[];
  /** The last line reaches the right edge: the sentence may go on in the next column. */
  readonly full?: boolean;
  /** The first line is set in. */
  readonly indented?: boolean;
}
