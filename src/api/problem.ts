import { StepcastError } from '../episode/stepcast-error.ts';
import type { ProxyResult } from './lambda-proxy.ts';

/** Problem details (RFC 9457): `title` is the kind of problem in words, `detail` this very one and what to do. */
export interface Problem {
  /** What programs tell problems apart by: `urn:stepcast:problem:<kind>`. */
  readonly type: `urn:stepcast:problem:${string}`;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** Thrown when a request can't be answered as asked; it becomes the answer. */
export class RequestProblem extends StepcastError {
  override readonly name = 'RequestProblem';
  readonly retryable = false;
  readonly problem: Problem;

  constructor(kind: string, status: number, title: string, detail: string) {
    super(detail);
    this.problem = { type: `urn:stepcast:problem:${kind}`, title, status, detail };
  }
}

/** The problem as an answer, with `headers` of its own besides. */
export const problemResult = (
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): ProxyResult => ({
  statusCode: problem.status,
  headers: {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...headers,
  },
  body: JSON.stringify(problem),
});
