import type { LeftOutPiece, Omission, Passage, Source } from '@/utils/schema/source';

/** A heading with what stands under it, or, in a text without headings, one of its paragraphs. */
export interface SourcePart {
  /** Passages of it: from this one on, up to the other one. */
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** 1 to 6; 0 without a heading. */
  readonly level: number;
  readonly chars: number;
}

const HEADING = /^(#{1,6}) (.*)/;
const TITLE_CHARS = 80;
const PIECE_CHARS = 300;

function titleOf(text: string): string {
  const line = text.split('\n').find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const plain = line.replace(/^[\s>|#]*(?:[-*+]\s|\d+\.\s)?/, '').replace(/\*\*|`|\s*\|\s*$/g, '');
  return plain.length > TITLE_CHARS ? `${plain.slice(0, TITLE_CHARS).trimEnd()}…` : plain;
}

/** The parts of a captured text, in order; together they are all of it. */
export function partsOf({ markdown, passages = [] }: Pick<Source, 'markdown' | 'passages'>): SourcePart[] {
  const texts = passages.map(({ at, end }) => markdown.slice(at, end));
  const headed = texts.some((text) => HEADING.test(text));
  const parts: SourcePart[] = [];
  texts.forEach((text, index) => {
    const heading = HEADING.exec(text);
    const chars = (passages[index]?.end ?? 0) - (passages[index]?.at ?? 0);
    const last = parts.at(-1);
    if (last && headed && !heading) parts[parts.length - 1] = { ...last, to: index + 1, chars: last.chars + chars };
    else parts.push({ from: index, to: index + 1, title: titleOf(text), level: heading?.[1]?.length ?? 0, chars });
  });
  return parts;
}

function wordsIn(text: string): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) if (isWordLike) words += 1;
  return words;
}

function withExcluded(omitted: readonly Omission[], chars: number): Omission[] {
  const before = omitted.find(({ reason }) => reason === 'excluded')?.chars ?? 0;
  return [...omitted.filter(({ reason }) => reason !== 'excluded'), { reason: 'excluded', chars: before + chars }];
}

/** A text without some of its passages, by their numbers; what goes is counted as excluded by the reader. */
export function withoutPassages(source: Source, numbers: readonly number[]): Source {
  const out = new Set(numbers);
  const before = source.passages ?? [];
  const passages: Passage[] = [];
  const pieces: LeftOutPiece[] = [];
  let [markdown, removed] = ['', ''];
  before.forEach((passage, index) => {
    const text = source.markdown.slice(passage.at, passage.end);
    if (out.has(index)) {
      removed += `${text}\n`;
      pieces.push({ reason: 'excluded', text: text.slice(0, PIECE_CHARS) });
      return;
    }
    const between = markdown === '' ? '' : out.has(index - 1) ? '\n\n' : source.markdown.slice(before[index - 1]?.end, passage.at);
    const at = markdown.length + between.length;
    markdown += between + text;
    passages.push({ ...passage, at, end: markdown.length });
  });
  if (removed === '') return source;
  // What lies beyond the last known passage stays.
  const rest = source.markdown.slice(before.at(-1)?.end);
  return {
    ...source,
    markdown: markdown + rest,
    passages,
    words: Math.max(0, source.words - wordsIn(removed)),
    ...(source.takenChars !== undefined && { takenChars: Math.max(0, source.takenChars - removed.length) }),
    omitted: withExcluded(source.omitted, removed.length),
    leftOut: [...(source.leftOut ?? []), ...pieces].slice(-300),
  };
}
