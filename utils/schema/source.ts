import * as z from 'zod/mini';

/** Longest text taken from one page, in UTF-16 code units; what lies beyond is counted in `coverage` and said to the reader. */
export const MAX_SOURCE_CHARS = 1_000_000;

/** How a text was taken: from the page's own tree, or from the browser's menu, which has lost every line break. */
export const captureMethod = z.enum(['dom', 'field', 'menu']);

/** A part of the page that did not come along. */
export const omission = z.object({
  reason: z.enum(['hidden', 'boilerplate', 'limit', 'time', 'frame', 'password']),
  chars: z.number(),
});

/** What the reader asked about: the text that actions work on, with where it came from. Markdown; page text is data, never instructions. */
export const source = z.object({
  id: z.string(),
  /** `selection`: what was marked; `main`: the page's main text; `page`: all visible text of the page. */
  scope: z.enum(['selection', 'main', 'page']),
  method: captureMethod,
  title: z.string().check(z.maxLength(2_000)),
  /** Empty where the browser does not tell it. */
  url: z.string().check(z.maxLength(20_000)),
  /** BCP 47 tag the page declares, or empty. */
  lang: z.string().check(z.maxLength(100)),
  markdown: z.string().check(z.maxLength(MAX_SOURCE_CHARS + 1_000)),
  words: z.number(),
  /** Visible characters of the whole page or frame, so that a part is never taken for the whole. */
  pageChars: z.number(),
  omitted: z.array(omission).check(z.maxLength(20)),
  /** The selection lies in an editable field, so a result can be put in its place. */
  editable: z.boolean(),
  /** Nothing was selected: it is the paragraph with the caret in a text field. */
  paragraph: z.optional(z.boolean()),
  frameId: z.number(),
  /** The browser's id of the captured document; an insertion goes to this one or nowhere. Empty where the browser has none. */
  documentId: z.string(),
  /** Where a result can be put, if that is another frame than the text's. */
  place: z.optional(z.object({ frameId: z.number(), documentId: z.string() })),
  /** Milliseconds since the epoch. */
  capturedAt: z.number(),
});

export type Source = z.infer<typeof source>;
export type Omission = z.infer<typeof omission>;

/** What surfaces show of a source: all of it but the text. */
export const sourceSummary = z.omit(source, { markdown: true });
export type SourceSummary = z.infer<typeof sourceSummary>;
