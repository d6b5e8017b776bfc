/** Texts are compared as their words, spaces and signs; joined again they are the text. */
const segmenters = new Map<'word' | 'sentence', Intl.Segmenter>();

function segmenter(granularity: 'word' | 'sentence'): Intl.Segmenter {
  const known = segmenters.get(granularity);
  if (known) return known;
  // The root locale: what is a word must not depend on the language of the interface.
  const made = new Intl.Segmenter('und', { granularity });
  segmenters.set(granularity, made);
  return made;
}

/** A text in its words, in any script: also where no space stands between them. */
export function wordsOf(text: string): string[] {
  return Array.from(segmenter('word').segment(text), ({ segment }) => segment);
}

/** A text in its sentences, each with the space after it. */
export function sentencesOf(text: string): string[] {
  return Array.from(segmenter('sentence').segment(text), ({ segment }) => segment);
}

/** A text in its lines, each with the breaks after it. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
}
