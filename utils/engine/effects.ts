import type { Failure } from '@/utils/schema/failure';
import type { Job, JobOrder, Maker } from '@/utils/schema/job';
import type { ModelRequest, StreamEvent } from '@/utils/schema/model';
import type { Connection } from '@/utils/schema/settings';
import type { Source } from '@/utils/schema/source';

/** What an order on this device needs to know of its action. */
export interface OnDeviceTask {
  /** The action can be done by picking sentences. */
  readonly summarizes: boolean;
  /** How long: `short`, `medium` or `long`. */
  readonly length: string;
}

/** What an answer is for. */
export interface AnswerFor {
  readonly order: JobOrder;
  readonly source: Source | undefined;
}

/** The world as a job needs it; everything that reaches beyond the job comes in here. */
export interface Effects {
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Reads the page as the order says. */
  readonly capture: (order: JobOrder) => Promise<{ source: Source } | { failure: Failure }>;
  /** The text of an earlier job of this conversation, if it is still there. */
  readonly keptSource: (id: string) => Promise<Source | undefined>;
  /** The conversation up to and with this job, oldest first. */
  readonly thread: (jobId: string) => Promise<Job[]>;
  readonly connection: () => Promise<Connection>;
  /** BCP 47 tag of the language wanted for answers, or empty. */
  readonly outputLanguage: () => Promise<string>;
  /** English name of a language. */
  readonly languageName: (tag: string) => string;
  /** Asks the model. Ends after its terminal event, or silently after an abort. */
  readonly answer: (request: ModelRequest, connection: Connection, signal: AbortSignal, about: AnswerFor) => AsyncIterable<StreamEvent>;
  /** Answers without a model server; `undefined` if nothing on this device can do this. */
  readonly answerOnDevice: (
    request: ModelRequest,
    source: Source | undefined,
    order: JobOrder,
    task: OnDeviceTask,
    signal: AbortSignal,
  ) => Promise<{ maker: Maker; events: AsyncIterable<StreamEvent> } | undefined>;
  /** Tokens that a model can read at once, if that is known. */
  readonly context?: (model: string, connection: Connection) => Promise<number | undefined>;
  /** Shows and keeps the job as it is now. */
  readonly update: (job: Job, source?: Source) => void;
}
