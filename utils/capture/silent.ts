const NAMES = 'script style template head meta link object embed iframe frame canvas video audio svg select datalist textarea input rp';

/** Elements that hold no text for a reader, or text of another kind (fields are read on their own). */
export const SILENT: ReadonlySet<string> = new Set(NAMES.split(' '));

/** Silent elements that a visitor still wants to know of: a ticked box says something. */
export const TOLD: ReadonlySet<string> = new Set(['input']);

/** The outermost of them, to take their content off a count. */
export const SILENT_SELECTOR = 'script, style, noscript, svg, textarea, select';
