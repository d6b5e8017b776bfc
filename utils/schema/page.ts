import * as z from 'zod/mini';
import { siteRule } from './site-rule';
import { captureMethod, leftOutPiece, MAX_SOURCE_CHARS, omission, passage, surroundings } from './source';

/** What the background asks of the script it puts into a page. The script answers by its return value and sends no message. */
export const pageRequest = z.discriminatedUnion('kind', [
  /** `auto`: the selection if there is one, else the main text. `page`: all visible text. */
  z.object({
    kind: z.literal('capture'),
    scope: z.enum(['auto', 'selection', 'main', 'page']),
    /** Where nothing is selected and the caret is in a text field, its paragraph is what is meant. */
    paragraph: z.optional(z.boolean()),
    /** Remembers under this name where a text may be put later. */
    place: z.optional(z.string()),
    /** The user's own rules for sites. */
    rules: z.optional(z.array(siteRule)),
  }),
  /** Only remembers the place: the field that has the focus is in another frame than the text. */
  z.object({ kind: z.literal('remember'), place: z.string() }),
  /** Only counts, for the popup: cheap, no text leaves the page. */
  z.object({ kind: z.literal('describe') }),
  /** Brings a passage of a captured text into view. `text`: the passage or its beginning; `anchor`: see `passage`. */
  z.object({ kind: z.literal('show'), text: z.string(), anchor: z.optional(z.string()) }),
  /** Puts `text` at a remembered place in this document. */
  z.object({
    kind: z.literal('insert'),
    place: z.string(),
    text: z.string(),
    mode: z.enum(['insert', 'replace']),
    /** The text is the marked one with some words changed: what did not change keeps its form. */
    reworded: z.optional(z.boolean()),
    /** Only if the caret is still in that place. */
    here: z.optional(z.boolean()),
  }),
]);
export type PageRequest = z.infer<typeof pageRequest>;
/** All but the glance, for which there is a script of its own. */
export type PageWork = Exclude<PageRequest, { kind: 'describe' }>;

/** One frame's answer to `capture`. The background picks the frame and adds ids and the time. */
export const pageCapture = z.object({
  kind: z.literal('capture'),
  scope: z.enum(['selection', 'main', 'page', 'nothing']),
  method: captureMethod,
  title: z.string(),
  url: z.string(),
  lang: z.string(),
  markdown: z.string().check(z.maxLength(MAX_SOURCE_CHARS + 1_000)),
  words: z.number(),
  pageChars: z.number(),
  takenChars: z.number(),
  omitted: z.array(omission),
  leftOut: z.optional(z.array(leftOutPiece)),
  passages: z.optional(z.array(passage)),
  around: z.optional(surroundings),
  editable: z.boolean(),
  /** What people wrote to one another, with a field to answer in. */
  isThread: z.optional(z.boolean()),
  /** Nothing was selected: this is the paragraph with the caret. */
  paragraph: z.optional(z.boolean()),
  /** Nothing was selected, and the editor with the caret does not tell what is around it. */
  unmarked: z.optional(z.boolean()),
  /** The frame's document has the focus: a selection in another frame is a stale one. */
  focused: z.boolean(),
  /** MIME type of the document; other than HTML, the browser shows a file of its own accord. */
  contentType: z.optional(z.string()),
});
export type PageCapture = z.infer<typeof pageCapture>;

export const pageDescription = z.object({
  kind: z.literal('describe'),
  title: z.string(),
  url: z.string(),
  selectionWords: z.number(),
  editable: z.boolean(),
  /** Words of the paragraph with the caret in a text field; 0 without one. */
  paragraphWords: z.optional(z.number()),
  focused: z.boolean(),
  /** The focused element is a frame: the focus is in another document. */
  holdsFrame: z.boolean(),
  /** Whether the document around this one says that this frame has the focus; `unknown` where it is of another origin. */
  inFocus: z.enum(['yes', 'no', 'unknown']),
  contentType: z.optional(z.string()),
});
export type PageDescription = z.infer<typeof pageDescription>;

/** Why a text was not put into the page. */
export const insertRefusal = z.enum(['no-place', 'place-gone', 'text-changed', 'read-only', 'password', 'not-accepted', 'page-gone']);
export type InsertRefusal = z.infer<typeof insertRefusal>;

export const pageInsertion = z.object({
  kind: z.literal('insert'),
  /** True only after the text was read back from its place. */
  done: z.boolean(),
  /** Absent too where the caret was to be in the place and is not. */
  refusal: z.optional(insertRefusal),
});
export type PageInsertion = z.infer<typeof pageInsertion>;

const pageView = z.object({ kind: z.literal('show'), shown: z.boolean() });

export type PageView = z.infer<typeof pageView>;

const pageMemory = z.object({ kind: z.literal('remember'), remembered: z.boolean() });

export const pageAnswer = z.discriminatedUnion('kind', [pageCapture, pageDescription, pageInsertion, pageMemory, pageView]);
export type PageAnswer = z.infer<typeof pageAnswer>;
