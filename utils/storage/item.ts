import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';

export interface StoredItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back with each new value from any context; returns how to end it. */
  watch(onChange: (value: T) => void): () => void;
}

/** What lies in the store, by name, in a context that keeps its settings at hand. */
let atHand: Map<string, unknown> | undefined;
/** Counts changes, here or elsewhere: what was read before one may be old by the time it comes. */
let changes = 0;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * From now on each setting is read from the store once in this context, and then kept up to date. For the worker: an order needs many
 * of them, one after the other.
 */
export function keepSettingsAtHand(): void {
  const values = new Map<string, unknown>();
  atHand = values;
  browser.storage.local.onChanged.addListener((news: Record<string, { newValue?: unknown }>) => {
    changes += 1;
    // Another value may be newer than ours or the late echo of an older one of ours; the store knows.
    for (const [name, { newValue }] of Object.entries(news)) if (!same(values.get(name), newValue)) values.delete(name);
  });
}

/** Calls back with the names of what was changed, here or by the browser's own sync. Not for the live work: it changes four times a second. */
export function onStoredChange(callback: (names: readonly string[], area: 'local' | 'sync') => void): void {
  for (const area of ['local', 'sync'] as const)
    browser.storage[area].onChanged.addListener((changes) => callback(Object.keys(changes), area));
}

async function readStored(name: string): Promise<unknown> {
  if (atHand?.has(name)) return atHand.get(name);
  const before = changes;
  const value = (await browser.storage.local.get(name))[name];
  if (before === changes) atHand?.set(name, value);
  return value;
}

async function writeStored(name: string, value: unknown): Promise<void> {
  changes += 1;
  atHand?.set(name, value);
  try {
    await browser.storage.local.set({ [name]: value });
  } catch (error) {
    atHand?.delete(name);
    throw error;
  }
}

/** A value in `storage.local`, parsed on load: all fields have defaults, so a new one needs no migration; an unreadable value gives the defaults. */
export function localItem<S extends z.ZodMiniType>(name: string, schema: S, initial: z.input<S>): StoredItem<z.output<S>> {
  const parse = (value: unknown): z.output<S> => {
    const read = schema.safeParse(value ?? initial);
    return read.success ? read.data : schema.parse(initial);
  };
  return {
    get: async () => parse(await readStored(name)),
    set: (value) => writeStored(name, value),
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
