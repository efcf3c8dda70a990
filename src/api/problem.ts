import { z } from 'zod';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { ProxyResult } from './lambda-proxy.ts';

/** One thing that is wrong with a request. */
const FieldErrorSchema = z.strictObject({
  /** Where, for example `config.telegramChannels.0`; `body` for the body as a whole. */
  field: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldErrorSchema>;

/** Problem details (RFC 9457): `title` is the kind of problem in words, `detail` this very one and what to do. */
export const ProblemSchema = z.strictObject({
  type: z
    .templateLiteral(['urn:stepcast:problem:', z.string()])
    .meta({ description: 'What programs tell problems apart by: urn:stepcast:problem:<kind>.' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().meta({ description: 'What happened, and what to do.' }),
  errors: z
    .array(FieldErrorSchema)
    .readonly()
    .optional()
    .meta({ description: 'Everything that is wrong with the request, one by one.' }),
  episodeId: z.uuid().optional().meta({ description: 'The episode that the problem is about.' }),
  statusUrl: z.url().optional().meta({ description: 'Where to see what became of it.' }),
});
export type Problem = z.infer<typeof ProblemSchema>;

interface ProblemOptions {
  readonly errors?: readonly FieldError[];
  readonly statusUrl?: string;
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

/** 404 for a show that isn't there. */
export const unknownShow = (podcastId: string): RequestProblem =>
  new RequestProblem('unknown-podcast', 404, 'Unknown show', `There is no show ${podcastId}.`);

/** 404 for an episode that was never started, or whose show was deleted. */
export const unknownEpisode = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'unknown-episode',
    404,
    'Unknown episode',
    `There is no episode ${episodeId}.`,
  );
