import { useEffect, useState } from 'react';

/** A value that lives outside React and tells of its changes. */
export interface Watched<T> {
  readonly get: () => Promise<T>;
  readonly watch: (onChange: (value: T) => void) => () => void;
}

/** The value now and from then on; undefined until it is read. */
export function useStored<T>(item: Watched<T>): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let current = true;
    const show = (next: T) => {
      if (current) setValue(next);
    };
    const end = item.watch(show);
    void item.get().then(show);
    return () => {
      current = false;
      end();
    };
  }, [item]);
  return value;
}
