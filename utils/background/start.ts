import { answerOnDevice } from '@/utils/model/on-device';
import type { JobOrder } from '@/utils/schema/job';
import { connectionItem, readingItem } from '@/utils/storage/settings';
import { answerFromServer } from './answer';
import { atHand } from './at-hand';
import { contextOf } from './context';
import { languageName } from './languages';
import { captureSource, type ClickHint } from './page-source';
import { recoverWork, startJob, type World } from './work';

/** Begins the work of an order; the hint is what the browser told about the click. */
export type Start = (order: JobOrder, hint: ClickHint) => Promise<void>;

const connection = atHand(connectionItem);
const reading = atHand(readingItem);

const worldFor = (hint: ClickHint): World => ({
  capture: (wanted) => captureSource(wanted, hint),
  connection,
  context: contextOf,
  outputLanguage: async () => (await reading()).outputLanguage,
  languageName,
  answer: answerFromServer,
  answerOnDevice,
});

export const start: Start = (order, hint) => startJob(order, worldFor(hint));

/** Takes up what a former worker left behind. */
export const recover = (): void => recoverWork(worldFor({}));
