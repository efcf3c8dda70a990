import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { runStepcast } from '../../scripts/cli/run-stepcast.ts';
import type { Host } from '../../scripts/command-line/run-program.ts';

/** What a command asked an API for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

/** A host that keeps what is written. */
export const aHost = (env: Record<string, string> = {}) => {
  const written = { out: '', err: '' };
  const into = (name: 'out' | 'err') => ({
    write: (chunk: unknown) => {
      written[name] += String(chunk);
      return true;
    },
  });
  const host: Host = { env, stdout: into('out'), stderr: into('err'), exitCode: 0 };
  return { host, written };
};

/** What an API answers to `METHOD /path`, without `/api/v1`; 404 to all else. */
export type Answers = Readonly<Record<string, unknown>>;

/** Runs a command line of `npx stepcast` against an API that answers these. */
export const runAgainst = async (
  answers: Answers,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
) => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const type = headers['content-type'];
    const body = type?.startsWith('image/')
      ? { type, bytes: (await buffer(request)).length }
      : type && (await json(request));
    const path = url.replace('/api/v1', '');
    asked.push({ method, path, key: headers['x-api-key']?.toString(), body });
    const answer = answers[`${method} ${path}`];
    const problem = {
      ...{ type: 'urn:stepcast:problem:unknown', title: 'Unknown', status: 404 },
      detail: `Nothing at ${path}.`,
    };
    response.statusCode = answer === undefined ? 404 : 200;
    if (method === 'DELETE' && answer !== undefined) response.writeHead(204).end();
    else response.end(JSON.stringify(answer ?? problem));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { host, written } = aHost({
    STEPCAST_URL: `http://127.0.0.1:${port}`,
    STEPCAST_API_KEY: 'the-key',
    ...env,
  });
  try {
    await runStepcast(argv, host);
    return { code: host.exitCode, asked, ...written };
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
