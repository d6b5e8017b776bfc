import type { StoredItem } from '@/utils/storage/item';

/** A setting that every order needs: read once, then kept up to date, so that only the first order of a worker waits for the store. */
export function atHand<T>(item: StoredItem<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  item.watch((changed) => {
    value = Promise.resolve(changed);
  });
  return () => {
    value ??= item.get().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
