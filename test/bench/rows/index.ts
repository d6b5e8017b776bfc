import type { Row } from '../figure.ts';
import { changes } from './changes.ts';
import { coldPanel } from './cold-panel.ts';
import { lastWord } from './last-word.ts';
import { installed } from './package.ts';
import { menuClick } from './menu-click.ts';
import { pageTax } from './page-tax.ts';
import { question } from './question.ts';
import { streamedAnswer } from './streamed-answer.ts';
import { workerCode } from './worker-code.ts';
import { workerStream } from './worker-stream.ts';
import { workerWake } from './worker-wake.ts';

/** In the order of the report. */
export const rows: readonly Row[] = [
  installed,
  workerCode,
  pageTax,
  workerWake,
  workerStream,
  coldPanel,
  menuClick,
  question,
  streamedAnswer,
  lastWord,
  changes,
];
