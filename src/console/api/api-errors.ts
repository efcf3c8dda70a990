import type { FieldError, Problem } from '../../api/problem.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { known } from '../language/translate.ts';

/** Thrown when the API didn't answer at all. */
export class ApiUnreachable extends StepcastError {
  override readonly name = 'ApiUnreachable';
  readonly retryable = true;

  constructor(cause: unknown) {
    super('The API can’t be reached. Check your connection, and that the service is running.', {
      cause,
    });
  }
}

/** Thrown when the API refused a request; `problem` says why. */
export class ApiRefusal extends StepcastError {
  override readonly name = 'ApiRefusal';
  readonly retryable: boolean;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.retryable = problem.status === 429 || problem.status >= 500;
  }
}

/** The problem details (RFC 9457) in an answer's body; made up from the status where the body has none. */
export const problemIn = (status: number, body: unknown): Problem => {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return {
    type: given.type ?? 'urn:stepcast:problem:unknown',
    title: given.title ?? 'Refused',
    status,
    detail: given.detail ?? `The API answered ${status} without saying why.`,
    ...(given.errors && { errors: given.errors }),
    ...(given.statusUrl && { statusUrl: given.statusUrl }),
  };
};

/** Whether the API refused for a reason, by the last part of its problem's type. */
export const isProblem = (error: unknown, kind: string): boolean =>
  error instanceof ApiRefusal && error.problem.type === `urn:stepcast:problem:${kind}`;

/** What is wrong with a request field by field, as far as the API said so. */
export const fieldErrorsOf = (error: unknown): readonly FieldError[] =>
  error instanceof ApiRefusal ? (error.problem.errors ?? []) : [];

/** An error in words for a person. */
export const inWords = (error: unknown): string =>
  error instanceof StepcastError
    ? known(error.message)
    : `Something went wrong here: ${String(error)}`;
