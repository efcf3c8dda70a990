import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import {
  close,
  createOwnHttpServer,
  listen,
  PortUnavailable,
} from '../../../local/listen/index.ts';

it('a server that asks for any port gets one of its own', async () => {
  const servers = Array.from({ length: 5 }, () => createHttpServer());
  const ports = await Promise.all(servers.map((server) => listen(server, 0, 'A server')));
  expect(new Set(ports).size).toBe(5);
  await Promise.all(servers.map(close));
});

it('a port that another program has is named, with the server that wanted it', async () => {
  const taken = createServer();
  const port = await listen(taken, 0, 'The first');
  const refused = listen(createServer(), port, 'The second');
  await expect(refused).rejects.toThrow(PortUnavailable);
  await expect(refused).rejects.toMatchObject({
    port,
    message: `The second can't listen on port ${port} of 127.0.0.1: another program has it. Stop that program, or choose another port.`,
    cause: { code: 'EADDRINUSE' },
  });
  taken.close();
});

it('a server that could not listen can try another port', async () => {
  const taken = createServer();
  const port = await listen(taken, 0, 'The first');
  const server = createHttpServer();
  await expect(listen(server, port, 'The second')).rejects.toThrow(PortUnavailable);
  expect(await listen(server, 0, 'The second')).not.toBe(port);
  await close(server);
  taken.close();
});

it('close ends a request that is under way', async () => {
  const asked = Promise.withResolvers<void>();
  const server = createHttpServer(() => asked.resolve());
  const port = await listen(server, 0, 'A server');
  const answer = fetch(`http://127.0.0.1:${port}`);
  await asked.promise;
  const failed = expect(answer).rejects.toThrow('fetch failed');
  await close(server);
  await failed;
  await sleep(0);
  expect(server.listening).toBe(false);
});

it('a server of one’s own gives its listener no request for another host or from another’s page', async () => {
  const seen: string[] = [];
  const server = createOwnHttpServer((request, response) => {
    seen.push(request.url ?? '');
    response.end();
  });
  const port = await listen(server, 0, 'A server');
  const statusFor = (path: string, headers: Record<string, string>) =>
    new Promise((resolve, reject) =>
      httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) =>
        resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end('{}'),
    );
  expect(await statusFor('/rebound', { host: 'evil.example' })).toBe(421);
  expect(await statusFor('/foreign', { origin: 'http://evil.example' })).toBe(403);
  expect(await statusFor('/own', { origin: `http://localhost:${port}` })).toBe(200);
  expect(seen).toEqual(['/own']);
  expect(server.keepAliveTimeout).toBe(75_000);
  await close(server);
});
