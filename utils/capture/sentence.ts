/** A selection of more words than these says enough by itself. */
const FEW_CHARS = 120;
const LONGEST = 1_000;

const squeeze = (text: string) => text.replace(/\s+/g, ' ');

/**
 * The sentence or sentences that a marked part of a text stands in, with white space collapsed; empty where the part is long, or is all there is.
 * @param start, end of the part in UTF-16 code units @param lang BCP 47 tag, or empty
 */
export function sentenceAround(text: string, start: number, end: number, lang: string): string {
  const marked = squeeze(text.slice(start, end)).trim();
  if (marked === '' || marked.length > FEW_CHARS) return '';
  const before = squeeze(text.slice(0, start)).trimStart();
  const whole = squeeze(`${before}${text.slice(start)}`);
  const [from, to] = [before.length, before.length + squeeze(text.slice(start, end)).trimEnd().length];
  let sentence = '';
  for (const { segment, index } of segmenterFor(lang).segment(whole)) {
    if (index >= to) break;
    if (index + segment.length > from) sentence += segment;
  }
  const found = sentence.trim();
  return found === marked || found.length > LONGEST ? '' : found;
}

/** The page's language may be no language at all. */
function segmenterFor(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
