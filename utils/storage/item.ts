import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';

export interface StoredItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back with each new value from any context; returns how to end it. */
  watch(onChange: (value: T) => void): () => void;
}

/** A value in `storage.local`, parsed on load: all fields have defaults, so a new one needs no migration; an unreadable value gives the defaults. */
export function localItem<S extends z.ZodMiniType>(name: string, schema: S, initial: z.input<S>): StoredItem<z.output<S>> {
  const parse = (value: unknown): z.output<S> => {
    const read = schema.safeParse(value ?? initial);
    return read.success ? read.data : schema.parse(initial);
  };
  return {
    get: async () => parse((await browser.storage.local.get(name))[name]),
    set: async (value) => browser.storage.local.set({ [name]: value }),
    watch: (onChange) => {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[name];
        if (change) onChange(parse(change.newValue));
      };
      // This area alone: a listener to all of them would be sent every running answer whole, before and after, four times a second.
      const { onChanged } = browser.storage.local;
      onChanged.addListener(listener);
      return () => onChanged.removeListener(listener);
    },
  };
}
