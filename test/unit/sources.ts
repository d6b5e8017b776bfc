import type { JobOrder } from '@/utils/schema/job';
import type { Source } from '@/utils/schema/source';

/** A source as a page gives it; a test names only what it is about. */
export function sampleSource(patch: Partial<Source> = {}): Source {
  return {
    id: 'source-0001',
    scope: 'selection',
    method: 'dom',
    title: 'Tides',
    url: 'https://example.org/tides',
    lang: 'en',
    markdown: 'The moon pulls the sea.\n\nTwice a day the water rises.',
    words: 10,
    pageChars: 400,
    omitted: [],
    editable: false,
    frameId: 0,
    documentId: 'document-1',
    capturedAt: 1_000,
    ...patch,
  };
}

export function sampleOrder(patch: Partial<JobOrder> = {}): JobOrder {
  return { jobId: 'job-00001', tabId: 7, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new', ...patch };
}
