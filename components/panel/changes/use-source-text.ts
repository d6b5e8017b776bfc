import { useEffect, useState } from 'react';
import { ask } from '@/utils/platform/ask';

/** The text that a job is about; `null` while it is fetched, undefined where it is not kept any more. */
export function useSourceText(sourceId: string | undefined): string | null | undefined {
  const [found, setFound] = useState<{ sourceId: string; markdown: string | undefined }>();
  useEffect(() => {
    if (sourceId === undefined) return undefined;
    let current = true;
    const show = (markdown: string | undefined) => {
      if (current) setFound({ sourceId, markdown });
    };
    ask({ type: 'source.get', sourceId }).then(
      ({ source }) => show(source?.markdown),
      () => show(undefined),
    );
    return () => {
      current = false;
    };
  }, [sourceId]);
  if (sourceId === undefined) return undefined;
  return found?.sourceId === sourceId ? found.markdown : null;
}
