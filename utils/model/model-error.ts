import type { FailureCode } from '@/utils/schema/failure';

/** Stops the work on one answer, with what is to be told the user. */
export class ModelError extends Error {
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
