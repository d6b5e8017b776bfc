import type { JobStatus } from './job';

/** Apart from the schemas, which a page needs only when something has come. */
export const isEnded = (status: JobStatus): boolean => status === 'done' || status === 'stopped' || status === 'failed';
