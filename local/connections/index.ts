import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

type Settings = Readonly<Record<string, string>>;

/** What the routes are made of; a refusal is an Error that says whether a retry helps (`retryable`). */
export interface ConnectionService {
  readonly names: readonly string[];
  /** Nothing secret is in it. */
  list(): Promise<readonly unknown[]>;
  isSealed(): Promise<boolean | undefined>;
  /** Without settings: what is kept. */
  check(name: string, given?: Settings): Promise<string>;
  connect(name: string, given: Settings): Promise<string>;
  remove(name: string): Promise<void>;
}

interface ConnectionRoutesOptions {
  readonly service: ConnectionService;
  /** 401 for nobody, 403 for whoever may not, undefined for whoever may. */
  refusalOf(headers: IncomingMessage['headers']): Promise<401 | 403 | undefined>;
}

/** Answers a request, or answers false to leave it to whoever called. */
export type ConnectionRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

const PATH = /^\/api\/v1\/connections(?:\/([a-z]+)(\/check)?)?$/;
const MAX_BYTES = 64 * 1024;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const problem = (status: number, title: string, detail: string): Answer => ({
  status,
  body: { type: 'urn:stepcast:problem:connection', title, status, detail },
});

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string');

/** The settings in a body; undefined without one. @throws SyntaxError for what is none */
const readSettings = async (request: IncomingMessage): Promise<Settings | undefined> => {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > MAX_BYTES) throw new SyntaxError('The body is too large.');
  const text = (await buffer(request)).toString('utf8');
  if (text === '') return undefined;
  const value: unknown = JSON.parse(text);
  if (isSettings(value)) return value;
  throw new SyntaxError('The body is no object of settings.');
};

const answerTo = async (
  service: ConnectionService,
  route: string,
  name: string | undefined,
  given: Settings | undefined,
): Promise<Answer> => {
  if (route === 'GET list') {
    const [connections, isSealed] = await Promise.all([service.list(), service.isSealed()]);
    return { status: 200, body: { connections, isSealed: isSealed ?? null } };
  }
  if (name === undefined || !service.names.includes(name)) {
    return problem(404, 'No such connection', `There are ${service.names.join(', ')}.`);
  }
  if (route === 'POST check') {
    return { status: 200, body: { found: await service.check(name, given) } };
  }
  if (route === 'PUT one' && given) {
    return { status: 200, body: { found: await service.connect(name, given) } };
  }
  if (route === 'DELETE one') {
    await service.remove(name);
    return { status: 204 };
  }
  return problem(405, 'Not allowed', 'A connection is listed, checked, put or deleted.');
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** The routes by which a stack at home is connected to what is outside, beside its API. */
export const createConnectionRoutes = ({
  service,
  refusalOf,
}: ConnectionRoutesOptions): ConnectionRoutes => {
  const handle = async (request: IncomingMessage, path: RegExpExecArray): Promise<Answer> => {
    const refusal = await refusalOf(request.headers);
    if (refusal !== undefined) {
      return problem(
        refusal,
        'Not allowed',
        'Connections are an admin’s. Sign in, or send the key.',
      );
    }
    const [, name, check] = path;
    const what = name === undefined ? 'list' : check ? 'check' : 'one';
    try {
      const given = await readSettings(request);
      return await answerTo(service, `${request.method} ${what}`, name, given);
    } catch (error) {
      const { message, retryable } = error as Error & { retryable?: boolean };
      if (error instanceof SyntaxError) return problem(400, 'Not understood', message);
      if (retryable === undefined) throw error;
      return problem(retryable ? 503 : 422, 'It doesn’t work', message);
    }
  };
  return (request, response) => {
    const path = PATH.exec((request.url ?? '').split('?')[0] ?? '');
    if (path === null) return false;
    handle(request, path)
      .catch((error: unknown) => problem(500, 'The stack failed', String(error)))
      .then((answer) => send(response, answer));
    return true;
  };
};
