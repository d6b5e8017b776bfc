import * as z from 'zod/mini';

/** Longest text taken from one page, in UTF-16 code units; what lies beyond is counted in `coverage` and said to the reader. */
export const MAX_SOURCE_CHARS = 1_000_000;

/**
 * How a text was taken: from the page's own tree, from a PDF, from the browser's menu, which has lost every line break, or by the user's own
 * hand.
 */
export const captureMethod = z.enum(['dom', 'field', 'menu', 'pdf', 'dropped']);

/** A part of the page that did not come along. */
export const omission = z.object({
  /** `rule`: by a rule for this site; `excluded`: by the reader; `running`: heads and page numbers that stand on each page; `undecoded`: letters
   * of a PDF without known characters. */
  reason: z.enum(['hidden', 'boilerplate', 'limit', 'time', 'frame', 'password', 'rule', 'excluded', 'running', 'undecoded']),
  chars: z.number(),
});

/** A piece of what was left out, for a look at it. */
export const leftOutPiece = z.object({ reason: omission.shape.reason, text: z.string().check(z.maxLength(1_000)) });

/** Where a paragraph, list or table of the text stands; its place in the list is its id. `at`, `end`: UTF-16 code units of the text. */
export const passage = z.object({
  at: z.number(),
  end: z.number(),
  /** The nearest element around it that has an id of its own. */
  anchor: z.optional(z.string().check(z.maxLength(300))),
});

/** What stands around a selection. */
export const surroundings = z.object({
  /** The headings it stands under, the highest first. */
  headings: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(6)),
  /** The sentence or sentences that a few words stand in; empty for a longer selection. */
  sentence: z.string().check(z.maxLength(2_000)),
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
  /** Characters of them that were taken. */
  takenChars: z.optional(z.number()),
  omitted: z.array(omission).check(z.maxLength(20)),
  leftOut: z.optional(z.array(leftOutPiece).check(z.maxLength(300))),
  passages: z.optional(z.array(passage).check(z.maxLength(5_000))),
  around: z.optional(surroundings),
  /** Address of the page, where the text comes from a frame in it. */
  pageUrl: z.optional(z.string().check(z.maxLength(20_000))),
  /** The selection lies in an editable field, so a result can be put in its place. */
  editable: z.boolean(),
  /** Nothing was selected: it is the paragraph with the caret in a text field. */
  paragraph: z.optional(z.boolean()),
  frameId: z.number(),
  /** The browser's id of the captured document; an insertion goes to this one or nowhere. Empty where the browser has none. */
  documentId: z.string(),
  /** Where a result can be put, if that is another frame than the text's. */
  place: z.optional(z.object({ frameId: z.number(), documentId: z.string() })),
  /** Of a PDF: its pages, and how many of them hold only a picture of text. The text has `[p. n]` where page n begins. */
  pages: z.optional(z.object({ total: z.number(), pictures: z.number() })),
  /** Milliseconds since the epoch. */
  capturedAt: z.number(),
});

export type Source = z.infer<typeof source>;
export type Omission = z.infer<typeof omission>;
export type LeftOutPiece = z.infer<typeof leftOutPiece>;
export type Passage = z.infer<typeof passage>;
export type Around = z.infer<typeof surroundings>;

/** What surfaces show of a source: all of it but what is as long as the text. */
export const sourceSummary = z.omit(source, { markdown: true, leftOut: true, passages: true });
export type SourceSummary = z.infer<typeof sourceSummary>;
