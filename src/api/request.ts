import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { headerOf, type ProxyEvent } from './lambda-proxy.ts';
import { type FieldError, RequestProblem } from './problem.ts';

/** The largest body that a route takes unless it says otherwise; a show with every field at its limit has less than half of it. */
export const MAX_BODY_BYTES = 256 * 1024;

const listIssues = (error: z.ZodError, root: string): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: [...issue.path, key].join('.'),
          message: issue.message,
        }))
      : [{ field: issue.path.join('.') || root, message: issue.message }],
  );

// One word a field: what else is wrong with it often follows from the first.
const issuesOf = (error: z.ZodError, root: string): FieldError[] => {
  const byField = Map.groupBy(listIssues(error, root), ({ field }) => field);
  return [...byField.values()].flatMap((errors) => errors.slice(0, 1));
};

const inWords = (errors: readonly FieldError[]): string =>
  errors.map(({ field, message }) => `${field}: ${message}`).join('; ');

/** 400 that lists everything that is wrong with a body. */
export const malformedBody = (errors: readonly FieldError[]): RequestProblem =>
  new RequestProblem('malformed-body', 400, 'Malformed body', inWords(errors), { errors });

/**
 * What a schema makes of a value of the body.
 * @throws RequestProblem 400 naming every field that is wrong
 */
export const parseBody = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> => {
  const parsed = schema.safeParse(value, { error: explainIssue });
  if (parsed.success) return parsed.data;
  throw malformedBody(issuesOf(parsed.error, 'body'));
};

const textOf = ({ body, isBase64Encoded }: ProxyEvent, maxBytes: number): string => {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes) {
    const detail = `The body has ${bytes.length} bytes; at most ${maxBytes} are taken.`;
    throw new RequestProblem('too-large', 413, 'Request too large', detail);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedBody([{ field: 'body', message: 'is not UTF-8' }]);
  }
};

/** The media type of a request's body, in lower case and without its parameters; empty where none is named. */
export const mediaTypeOf = (event: ProxyEvent): string =>
  (headerOf(event, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** 415, with what to send in its place. */
export const unsupportedMediaType = (detail: string): RequestProblem =>
  new RequestProblem('unsupported-media-type', 415, 'Unsupported media type', detail);

const checkMediaType = (event: ProxyEvent): void => {
  const mediaType = mediaTypeOf(event);
  if (mediaType !== '' && mediaType !== 'application/json') {
    throw unsupportedMediaType(`Send the body as application/json, not as ${mediaType}.`);
  }
};

/**
 * The JSON of a request's body, not yet looked into; `empty` stands for no body.
 * @throws RequestProblem 400 for what is no JSON, 413, 415
 */
export const readJson = (
  event: ProxyEvent,
  empty?: unknown,
  maxBytes: number = MAX_BODY_BYTES,
): unknown => {
  const text = textOf(event, maxBytes);
  if (text === '' && empty !== undefined) return empty;
  checkMediaType(event);
  try {
    return JSON.parse(text);
  } catch {
    throw malformedBody([{ field: 'body', message: text === '' ? 'is missing' : 'is not JSON' }]);
  }
};

/** 400 that lists everything that is wrong with parameters. */
export const malformedParameter = (errors: readonly FieldError[]): RequestProblem =>
  new RequestProblem('malformed-parameter', 400, 'Malformed parameter', inWords(errors), {
    errors,
  });

/**
 * The query of a request; a parameter without a value counts as left out.
 * @throws RequestProblem 400 naming every parameter that is wrong or unknown
 */
export const readQuery = <S extends z.ZodType>(schema: S, event: ProxyEvent): z.infer<S> => {
  const given = Object.entries(event.queryStringParameters ?? {}).filter(([, value]) => value);
  // Own properties alone: a parameter may be called __proto__.
  const parsed = schema.safeParse(Object.fromEntries(given), { error: explainIssue });
  if (parsed.success) return parsed.data;
  throw malformedParameter(issuesOf(parsed.error, 'query'));
};

const IdSchema = z.uuid().toLowerCase();

/**
 * The UUID in a request's path, in lower case.
 * @throws RequestProblem 400 naming the parameter
 */
export const readId = ({ pathParameters }: ProxyEvent, name: string): string => {
  const id = IdSchema.safeParse(pathParameters?.[name]);
  if (id.success) return id.data;
  throw malformedParameter([
    { field: name, message: 'must be a UUID; ids are in the answers of lists' },
  ]);
};
