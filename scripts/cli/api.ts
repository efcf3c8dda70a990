import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ProblemSchema } from '../../src/api/problem.ts';
import { whyUnreached } from '../../src/errors/why-unreached.ts';
import { isAnswer } from './answers.ts';
import { CommandFailed } from './command-failed.ts';
import type { Target } from './target.ts';

/** A file that is sent as it is. */
export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** Calls the HTTP API. Throws CommandFailed with words for a person when it isn't answered as hoped. */
export interface Api {
  get<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>>;
  post<T extends z.ZodType>(
    path: string,
    schema: T,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<z.infer<T>>;
  put<T extends z.ZodType>(path: string, schema: T, body: unknown): Promise<z.infer<T>>;
  /** Sends a file as it is. */
  putFile<T extends z.ZodType>(path: string, schema: T, file: SentFile): Promise<z.infer<T>>;
  patch<T extends z.ZodType>(path: string, schema: T, body: unknown): Promise<z.infer<T>>;
  delete(path: string): Promise<void>;
}

const TIMEOUT_MS = 30_000;
/** A stage may be throttled or restarting; reading again does no harm. */
const READ_TRIES = 4;
const PAUSE_MS = 1_000;

const unreachable = ({ stack, apiUrl }: Target, cause: unknown): CommandFailed =>
  new CommandFailed(
    stack
      ? `The stack of ${stack.dataDir} isn't running: nothing answers at ${apiUrl}. Start it with npm start.`
      : `${apiUrl} can't be reached: ${whyUnreached(cause)}. Check --url.`,
    { cause },
  );

const keyRefused = ({ stack, apiUrl }: Target): CommandFailed =>
  new CommandFailed(
    stack
      ? `What answers at ${apiUrl} refuses the key of ${stack.dataDir}: it is another stack. Start this one with npm start.`
      : `${apiUrl} refuses the key. Check --key or STEPCAST_API_KEY.`,
  );

const isTransient = (status: number): boolean => status === 429 || status >= 502;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Speaks to the API of a target. */
export const createApi = (target: Target): Api => {
  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers = {},
    file: SentFile | undefined = undefined,
  ) => {
    const response = await fetch(`${target.apiUrl}/api/v1${path}`, {
      method,
      headers: {
        'x-api-key': target.apiKey,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': file.contentType }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file.bytes }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, text: await response.text() };
  };

  const request = async <T extends z.ZodType>(
    schema: T,
    sent: Parameters<typeof send>,
  ): Promise<z.infer<T>> => {
    const [method, path] = sent;
    for (let tries = method === 'GET' ? READ_TRIES : 1; ; tries -= 1) {
      const answer = await send(...sent).catch((cause: unknown) => {
        throw unreachable(target, cause);
      });
      if (isTransient(answer.status) && tries > 1) {
        await sleep(PAUSE_MS);
        continue;
      }
      const json = parseJson(answer.text);
      if (answer.status === 401) throw keyRefused(target);
      const isSuccess = answer.status < 300;
      if (isSuccess && isAnswer(schema, json)) return json;
      if (!isSuccess && isAnswer(ProblemSchema, json)) {
        throw new CommandFailed(json.detail, { problem: json });
      }
      throw new CommandFailed(
        `${target.apiUrl} answered ${method} ${path} with ${answer.status} and nothing that Stepcast says. Is it the address of its API?`,
      );
    }
  };

  return {
    get: (path, schema) => request(schema, ['GET', path, undefined]),
    post: (path, schema, body = {}, headers = {}) => request(schema, ['POST', path, body, headers]),
    put: (path, schema, body) => request(schema, ['PUT', path, body]),
    putFile: (path, schema, file) => request(schema, ['PUT', path, undefined, {}, file]),
    patch: (path, schema, body) => request(schema, ['PATCH', path, body]),
    delete: (path) => request(z.undefined(), ['DELETE', path, undefined]),
  };
};
