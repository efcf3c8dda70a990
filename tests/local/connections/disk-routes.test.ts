import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createDiskRoutes } from '../../../local/connections/index.ts';

it('tells admins alone what the disk holds, and takes nothing', async () => {
  let refusal: 401 | undefined;
  const use = { freeBytes: 1, usedBytes: 2 };
  const routes = createDiskRoutes(
    { measure: async () => use },
    async () => refusal ?? { act: (work) => work(), record: async () => undefined },
  );
  const server = createServer((request, response) => {
    if (!routes(request, response)) response.writeHead(299).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const told = await fetch(`${url}/disk`);
  expect([told.status, await told.json()]).toEqual([200, use]);
  expect((await fetch(`${url}/disk`, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(`${url}/disks`)).status).toBe(299);
  refusal = 401;
  expect((await fetch(`${url}/disk`)).status).toBe(401);
  server.close();
});
