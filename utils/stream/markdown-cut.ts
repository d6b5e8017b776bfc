/** A top-level block as the cut needs to see it: lines [from, to) of the parsed text. */
export interface BlockLines {
  readonly from: number;
  readonly to: number;
}

const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === '';

/**
 * The beginning of a line that can no longer turn into a list marker, however it goes on. Whether a line that follows a blank one
 * continues the list before it is settled by its indent and, at the margin, by its marker.
 */
const NO_MARKER = /^ {0,3}(?:[^\s\d*+-]|\*\*|--|\+\+|\d+[^\d.)])/;

/**
 * Where a growing Markdown text can be cut for good: the first line of the last block of which it is certain that no further text
 * can join it with what stands before. 0 if nothing is certain yet.
 *
 * CommonMark's block parser goes by lines and looks at most one line ahead (for a table's second line), so a block's start is
 * certain when that line and the next are complete; after a blank line its own line is enough, or the beginning of it.
 *
 * @param lines the text, split at line ends; the last entry is the line that is still being written (empty after a line end)
 * @param blocks the top-level blocks that the parser found in it, in order
 */
export function certainCut(lines: readonly string[], blocks: readonly BlockLines[]): number {
  const open = lines.length - 1;
  for (let index = blocks.length - 1; index > 0; index--) {
    const start = blocks[index]?.from ?? 0;
    const afterBlank = isBlank(lines[start - 1]);
    // Lines that belong to no block and are not blank are link definitions; their title may go on over several lines.
    const touchesDefinition = !afterBlank && (blocks[index - 1]?.to ?? 0) < start;
    const settled = afterBlank ? start < open || NO_MARKER.test(lines[start] ?? '') : start + 1 < open;
    if (settled && !touchesDefinition) return start;
  }
  return 0;
}
