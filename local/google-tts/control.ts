import type { IncomingMessage } from 'node:http';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import type { Fault, Faults } from './faults.ts';

/** One call of SynthesizeSpeech, as it came in. */
export interface Call {
  readonly text: string;
  readonly voice: string;
  /** The kind of the fault that happened to it, if one did. */
  readonly fault?: string;
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

/**
 * The loopback page by which another process tells the server what to get wrong:
 * `POST /faults` (one fault or a list), `DELETE /faults`, `GET /calls`.
 */
export const startControl = async (faults: Faults, calls: readonly Call[]) => {
  const server = createOwnHttpServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const handle = async () => {
      const route = `${request.method} ${request.url}`;
      if (route === 'GET /calls') return answer(200, calls);
      if (route === 'DELETE /faults') {
        faults.clear();
        return answer(200, {});
      }
      if (route === 'POST /faults') {
        const body = (await readJson(request)) as Fault | Fault[];
        faults.add(...(Array.isArray(body) ? body : [body]));
        return answer(200, {});
      }
      return answer(404, { error: `There is no ${route}.` });
    };
    handle().catch((error: unknown) => answer(400, { error: String(error) }));
  });
  const port = await listen(server, 0, "Google TTS's control page");
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => close(server),
  };
};
