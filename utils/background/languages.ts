const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** English name of a language for use in a prompt; an unknown or malformed tag stands for itself. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
