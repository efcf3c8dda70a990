import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Settings in a body, by name. */
export type Settings = Readonly<Record<string, string>>;

/** Something that somebody changed. */
export interface Done {
  /** For example `connection.changed`. */
  readonly action: string;
  readonly kind: 'connection' | 'channel';
  readonly id: string;
}

/** What a route answers: a JSON body, or bytes of the type that is named. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: { readonly type: string; readonly data: Uint8Array };
  /** What was changed, if anything was. */
  readonly done?: Done | readonly Done[];
}

/** Answers a request, or answers false to leave it to whoever called. */
export type AdminRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Somebody who may do what they ask for. */
export interface Admitted {
  /** Does work on their behalf. */
  act<T>(work: () => Promise<T>): Promise<T>;
  /** Says what they have done to whoever looks later. */
  record(done: Done): Promise<void>;
}

/** 401 for nobody, 403 for whoever may not. */
export type Admit = (headers: IncomingMessage['headers']) => Promise<401 | 403 | Admitted>;

interface AdminRoutesOptions {
  readonly path: RegExp;
  readonly admit: Admit;
  /** A refusal is an Error that says whether a retry helps (`retryable`); a SyntaxError one of the request. */
  handle(request: IncomingMessage, path: RegExpExecArray): Promise<Answer>;
}

const MAX_BYTES = 64 * 1024;

/** Problem details (RFC 9457). */
export const problem = (status: number, title: string, detail: string): Answer => ({
  status,
  body: { type: 'urn:stepcast:problem:connection', title, status, detail },
});

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string');

/** The settings in a body; undefined without one. @throws SyntaxError for what is none */
export const readSettings = async (request: IncomingMessage): Promise<Settings | undefined> => {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > MAX_BYTES) throw new SyntaxError('The body is too large.');
  const text = (await buffer(request)).toString('utf8');
  if (text === '') return undefined;
  const value: unknown = JSON.parse(text);
  if (isSettings(value)) return value;
  throw new SyntaxError('The body is no object of settings.');
};

const send = (response: ServerResponse, { status, body, bytes }: Answer): void => {
  const type = bytes?.type ?? (body === undefined ? undefined : 'application/json');
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(type !== undefined && { 'content-type': type }),
  });
  response.end(bytes?.data ?? (body === undefined ? undefined : JSON.stringify(body)));
};

/** Routes of a stack at home, beside its API and for its admins alone. */
export const createAdminRoutes = ({
  path: pattern,
  admit,
  handle,
}: AdminRoutesOptions): AdminRoutes => {
  const answer = async (request: IncomingMessage, path: RegExpExecArray): Promise<Answer> => {
    const admitted = await admit(request.headers);
    if (typeof admitted === 'number') {
      return problem(admitted, 'Not allowed', 'This is an admin’s. Sign in, or send the key.');
    }
    try {
      const answered = await admitted.act(() => handle(request, path));
      // Where it can't be recorded the answer says so, although it is done: it may be done again.
      for (const done of [answered.done ?? []].flat()) await admitted.record(done);
      return answered;
    } catch (error) {
      const { message, retryable } = error as Error & { retryable?: boolean };
      if (error instanceof SyntaxError) return problem(400, 'Not understood', message);
      if (retryable === undefined) throw error;
      return problem(retryable ? 503 : 422, 'It doesn’t work', message);
    }
  };
  return (request, response) => {
    const path = pattern.exec((request.url ?? '').split('?')[0] ?? '');
    if (path === null) return false;
    answer(request, path)
      .catch((error: unknown) => problem(500, 'The stack failed', String(error)))
      .then((answered) => send(response, answered));
    return true;
  };
};
