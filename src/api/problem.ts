import { StepcastError } from '../errors/stepcast-error.ts';
import type { ProxyResult } from './lambda-proxy.ts';

/** One thing that is wrong with a request. */
export interface FieldError {
  /** Where, for example `config.telegramChannels.0`; `body` for the body as a whole. */
  readonly field: string;
  readonly message: string;
}

/** Problem details (RFC 9457): `title` is the kind of problem in words, `detail` this very one and what to do. */
export interface Problem {
  /** What programs tell problems apart by: `urn:stepcast:problem:<kind>`. */
  readonly type: `urn:stepcast:problem:${string}`;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Everything that is wrong with the request, one by one. */
  readonly errors?: readonly FieldError[];
  /** Where to see what became of the episode that the problem is about. */
  readonly statusUrl?: string;
}

interface ProblemOptions extends Pick<Problem, 'errors' | 'statusUrl'> {
  /** When the same request may succeed. */
  readonly retryAfterSeconds?: number;
}

/** Thrown when a request can't be answered as asked; it becomes the answer. */
export class RequestProblem extends StepcastError {
  override readonly name = 'RequestProblem';
  readonly retryable = false;
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: string,
    status: number,
    title: string,
    detail: string,
    { retryAfterSeconds, ...members }: ProblemOptions = {},
  ) {
    super(detail);
    this.problem = { type: `urn:stepcast:problem:${kind}`, title, status, detail, ...members };
    this.headers =
      retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
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

/** 404 for an episode that was never started, or whose show was deleted. */
export const unknownEpisode = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'unknown-episode',
    404,
    'Unknown episode',
    `There is no episode ${episodeId}.`,
  );
