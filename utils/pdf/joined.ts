import { TERMINAL } from './blocks';
import type { Block, Line } from './page';

/** A block whose lines may lie on several pages. */
export interface RunningBlock extends Block {
  /** Where the next page begins: number of the line, and of the page. */
  readonly turns: readonly { readonly line: number; readonly page: number }[];
}

/** What stands between two parts of a paragraph without ending it. */
const aside = ({ kind }: Block) => kind === 'note' || kind === 'caption' || kind === 'table';
const runs = ({ kind }: Block) => kind === 'paragraph' || kind === 'item' || kind === 'quote' || kind === 'note';

const lastText = (lines: readonly Line[]) => lines.at(-1)?.text ?? '';

/** Whether a paragraph at the top of a column goes on with one at the foot of the column before. */
function goesOn(before: Block, next: Block, setIn: boolean): boolean {
  const [size = 0, nextSize = 0] = [before.lines.at(-1)?.size, next.lines[0]?.size];
  if (Math.abs(size - nextSize) > 0.06 * size || next.kind !== 'paragraph' || !runs(before)) return false;
  const [end, start] = [lastText(before.lines), next.lines[0]?.text ?? ''];
  if (/\p{L}[-\u2010\u00AD]$/u.test(end)) return true;
  if (!TERMINAL.test(end)) return /^[\p{Ll}\d("“]/u.test(start) || (before.full === true && next.indented !== true);
  return setIn && before.full === true && next.indented !== true;
}

/**
 * Puts the parts of paragraphs together that columns and pages have torn apart; what stood between them comes after.
 * @param flows the blocks of each column in reading order
 */
export function joinBlocks(flows: readonly (readonly Block[])[]): RunningBlock[] {
  const paragraphs = flows.flat().filter(({ kind, lines }) => kind === 'paragraph' && lines.length > 1);
  const setIn = paragraphs.filter(({ indented }) => indented).length > 0.4 * paragraphs.length;
  const joined: RunningBlock[] = [];
  for (const flow of flows) {
    const target = joined.findLastIndex((block) => !aside(block));
    const lastOfAll = joined.at(-1);
    const first = flow.findIndex((block) => !aside(block));
    flow.forEach((next, at) => {
      const before = joined[target];
      const note = at === 0 && lastOfAll?.kind === 'note' && before && !goesOn(before, next, setIn) ? lastOfAll : undefined;
      const [known, place] = note ? [note, joined.indexOf(note)] : [before, target];
      if ((at !== first && !note) || !known || !goesOn(known, next, setIn)) {
        joined.push({ ...next, turns: [] });
        return;
      }
      const last = known.turns.at(-1)?.page ?? known.page;
      const turns = next.page === last ? known.turns : [...known.turns, { line: known.lines.length, page: next.page }];
      joined[place] = { ...known, lines: [...known.lines, ...next.lines], turns, full: next.full };
    });
  }
  return joined;
}
