import type { components } from './schema.js';

/** What the server says when something goes wrong (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** Everything that this package throws is one of these. */
export abstract class MastheadError extends Error {}

/** No whole answer came: no network, a connection that broke, a time limit, or the caller's own signal. */
export class NetworkError extends MastheadError {
  override readonly name = 'NetworkError';
}

/** An answer came that is not Masthead's: broken JSON, or the page of a proxy. */
export class BrokenAnswerError extends MastheadError {
  override readonly name = 'BrokenAnswerError';

  constructor(readonly status: number, cause?: unknown) {
    super(`The answer (status ${status}) cannot be read.`, { cause });
  }
}

/** The server refused, and said why. */
export class ProblemError extends MastheadError {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** Stable and kebab-case: what programs decide by. */
  readonly code: string;

  /** @param retryAfter milliseconds after which it is worth to try again, where the server said so */
  constructor(readonly problem: Problem, readonly retryAfter?: number) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
  }
}
