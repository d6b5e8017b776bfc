import type { Source } from './source';

/** How much model an action needs; the connection says which model serves each tier. */
export type Tier = 'fast' | 'balanced' | 'best';

/** One choice that an action offers, e.g. the length of a summary. */
export interface ActionOption {
  readonly id: string;
  /** Where the words for the values come from: the messages `option_<option>_<value>`, or the names of languages by their BCP 47 tags. */
  readonly labels: 'messages' | 'languages';
  readonly values: readonly string[];
  readonly initial: string;
  /** `chips`: all values side by side, for the few that one chooses anew each time. Else a list that opens. */
  readonly shown?: 'chips';
  /** What is chosen is remembered for each site. */
  readonly perSite?: boolean;
}

export interface PromptContext {
  readonly options: Readonly<Record<string, string>>;
  /** What the user typed, trimmed; empty if nothing. */
  readonly instruction: string;
  /** English name of the language to answer in, or empty for "the language of the text". */
  readonly outputLanguage: string;
  /** English name of a language by its BCP 47 tag. */
  readonly languageName: (tag: string) => string;
  readonly scope: Source['scope'] | 'none';
}

/**
 * One thing a reader can ask. Everything else derives from the record: menu entries, panel buttons, shortcuts, default model.
 * Its name on every surface is the message `action_<id>`.
 */
export interface Action {
  readonly id: string;
  /** Shown as a button of its own in the panel, else under "More". */
  readonly prominent: boolean;
  readonly tier: Tier;
  /** Message keys of the menu entries, by what was clicked. */
  readonly menu: { readonly selection?: string; readonly page?: string; readonly editable?: string; readonly link?: string };
  /** What it works on when it is chosen in a text field without a selection: the field's own text, or the page around it. */
  readonly inField: 'field' | 'page';
  /** Whether the text of the page is needed, welcome or left out. */
  readonly reads: 'required' | 'optional';
  /** Whether the user must type what is wanted. An action that needs it opens the composer first. */
  readonly instruction: 'none' | 'optional' | 'required';
  /** The result is text for a field: Insert and Replace are offered first. */
  readonly writes: boolean;
  /** Where a text for a field usually goes: in place of the one it was made of, or behind it. */
  readonly lands: 'instead' | 'behind';
  /** The result is the text itself with other words: it is shown as changes. */
  readonly changes: boolean;
  /** Works without a model, by picking key sentences. */
  readonly onDevice: boolean;
  readonly options: readonly ActionOption[];
  /** The task in words for the model; the text itself is fenced off elsewhere. */
  readonly task: (context: PromptContext) => string;
}
