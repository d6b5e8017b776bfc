let names: Intl.DisplayNames | undefined;

/** English name of a language for use in a prompt; an unknown or malformed tag stands for itself. */
export function languageName(tag: string): string {
  try {
    // Made when it is first needed, not at each wake of the worker.
    names ??= new Intl.DisplayNames(['en'], { type: 'language' });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
