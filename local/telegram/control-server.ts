import type { IncomingMessage, Server } from 'node:http';
import { z } from 'zod';
import { createOwnHttpServer } from '../listen/index.ts';
import type { Faults } from './faults.ts';
import type { SessionGuard } from './session-guard.ts';

const FaultSchema = z.strictObject({
  method: z.string().min(1),
  answer: z.string().optional(),
  code: z.number().int().optional(),
  drop: z.boolean().optional(),
  delayMs: z.number().int().nonnegative().optional(),
  times: z.union([z.number().int().positive(), z.literal('always')]).optional(),
  after: z.number().int().nonnegative().optional(),
});
const GuardSchema = z.strictObject({ revokeOnDuplicate: z.boolean() });

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
};

/** What the control server steers. */
export interface Controlled {
  readonly faults: Faults;
  readonly guard: SessionGuard;
  readonly calls: Readonly<Record<string, number>>;
}

/** A small JSON interface over HTTP, so that tests in other processes can cause faults and count calls. */
export const createControlServer = ({ faults, guard, calls }: Controlled): Server => {
  const routes: Record<string, (request: IncomingMessage) => unknown> = {
    'GET /calls': () => calls,
    'GET /session': () => ({ revoked: guard.revoked, peak: guard.peak }),
    'PUT /session': async (request) => {
      Object.assign(guard, GuardSchema.parse(await bodyOf(request)));
      guard.reset();
      return {};
    },
    'POST /faults': async (request) => {
      faults.add(FaultSchema.parse(await bodyOf(request)));
      return {};
    },
    'DELETE /faults': () => {
      faults.clear();
      return {};
    },
  };
  return createOwnHttpServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const route = routes[`${request.method} ${request.url}`];
    if (!route)
      return answer(501, { error: `${request.method} ${request.url} is not implemented` });
    try {
      return answer(200, await route(request));
    } catch (error) {
      return answer(400, { error: String(error) });
    }
  });
};
