import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { close, listen, PortUnavailable } from '../../../local/listen/index.ts';

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
