import type { TextBlock } from './text-block';

/** Turns of phrase of what stands around a text, in the languages met most. */
const CUES: readonly RegExp[] = [
  /\b(subscri\w+|newsletter|sign (up|in)|log ?in|register|abonn\w+|anmelden|registrieren|e-?mail)\b/i,
  /\b(read (more|also|next)|related|see also|more (from|on|stories)|recommended|mehr (zum|lesen|dazu|von)|lesen sie|auch interessant|weiterlesen|lire aussi|leia|leer más)\b/i,
  /\b(photo|image|getty|reuters|credit|foto|bild|picture|courtesy|quelle|illustration)\b/i,
  /\b(januar|februar|march|märz|april|may|mai|june|juni|july|juli|august|september|oct|okt|nov|dec|dez|jan|feb|mar|apr|jun|jul|aug|sep)\w*\b.*\b(19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}\b/i,
];

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** What a block's own words say. */
export function textFeatures({ text, linked, marked, afterPicture, beforePicture }: TextBlock): number[] {
  const trimmed = text.trim();
  const chars = Math.max(1, trimmed.length);
  const words = count(trimmed, /\S+/g);
  const sentences = count(trimmed, /[.!?…]["'”’»)]?(?=\s|$)/g);
  return [
    Math.log(chars),
    Math.log(words + 1),
    Math.min(1, linked / chars),
    count(trimmed, /,/g) / chars,
    sentences,
    sentences / Math.max(1, words),
    /[.!?…:]["'”’»)]*$/.test(trimmed) ? 1 : 0,
    count(trimmed, /\d/g) / chars,
    count(trimmed, /\p{Lu}/gu) / chars,
    chars / Math.max(1, words),
    Math.min(1, marked / chars),
    afterPicture ? 1 : 0,
    beforePicture ? 1 : 0,
    ...CUES.map((cue) => (cue.test(chars > 400 ? trimmed.slice(0, 200) : trimmed) ? 1 : 0)),
  ];
}
