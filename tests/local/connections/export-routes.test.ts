import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createExportRoutes } from '../../../local/connections/index.ts';

it('record each channel of an export by its name', async () => {
  const recorded: unknown[] = [];
  const added = { channels: [{ username: 'quay_news' }, { username: 'channel_1000000012_' }] };
  const routes = createExportRoutes(
    { receive: async () => ({}), choose: async () => added, discard: async () => undefined },
    async () => ({ act: (work) => work(), record: async (done) => void recorded.push(done) }),
  );
  const server = createServer((request, response) => {
    if (!routes(request, response)) response.writeHead(299).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(
    `http://127.0.0.1:${port}/api/v1/exports/6b1f9d3e-0000-4000-8000-000000000000`,
    { method: 'PUT', body: '{ "0": "quay_news" }' },
  );
  server.close();
  expect([answer.status, await answer.json()]).toEqual([200, added]);
  expect(recorded).toEqual([
    { action: 'export.added', kind: 'channel', id: 'quay_news' },
    { action: 'export.added', kind: 'channel', id: 'channel_1000000012_' },
  ]);
});
