import { answerOnDevice } from '@/utils/model/on-device';
import type { JobOrder } from '@/utils/schema/job';
import { connectionItem, readingItem } from '@/utils/storage/settings';
import { answerFromServer } from './answer';
import { contextOf } from './context';
import { languageName } from './languages';
import { captureSource, type ClickHint } from './page-source';
import { recoverWork, startJob, type World } from './work';

/** Begins the work of an order; the hint is what the browser told about the click. */
export type Start = (order: JobOrder, hint: ClickHint) => Promise<void>;

const worldFor = (hint: ClickHint): World => ({
  capture: (wanted, signal) => captureSource(wanted, hint, signal),
  connection: () => connectionItem.get(),
  context: contextOf,
  outputLanguage: async () => (await readingItem.get()).outputLanguage,
  languageName,
  answer: answerFromServer,
  answerOnDevice,
});

export const start: Start = (order, hint) => startJob(order, worldFor(hint));

/** Takes up what a former worker left behind. */
export const recover = (): void => recoverWork(worldFor({}));
