import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { close, listen } from '../../../../local/listen/index.ts';
import { runStepcast } from '../../../../scripts/cli/run-stepcast.ts';
import { keepAddress } from '../../../../scripts/start/kept-address.ts';
import { keepSecrets } from '../../../../scripts/start/kept-secrets.ts';
import { writeStackFacts } from '../../../../scripts/start/stack-facts.ts';
import { aStatusView } from '../../../support/a-status-view.ts';
import { aHost } from '../../../support/stepcast-command.ts';

let dataDir: string;
const servers: Server[] = [];
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server, 0, 'The site')}`;
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-doctor-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
  await rm(dataDir, { recursive: true });
});

it('finds that a public address leads elsewhere, though nothing of a show answers there', async () => {
  const episode = aStatusView({ audioUrl: 'https://radio.test/podcasts/p/e/audio/a.mp3' });
  const apiUrl = await serve((request, response) => {
    const isAsked = request.url === '/api/v1/episodes?status=completed&limit=1';
    response.end(JSON.stringify({ episodes: isAsked ? [episode] : [], nextCursor: null }));
  });
  const publicUrl = await serve((_, response) => response.writeHead(404).end());
  await keepSecrets(dataDir);
  await keepAddress(dataDir, publicUrl);
  await writeStackFacts(dataDir, {
    ...{ apiUrl, stepFunctionsUrl: apiUrl, supabaseUrl: apiUrl },
    ...{ episodeMachineArn: 'arn', supabasePublishableKey: 'key' },
  });
  const { host, written } = aHost();
  await runStepcast(['doctor', '--json', '--data-dir', dataDir], host);
  const findings = JSON.parse(written.out) as { name: string }[];
  expect(findings.find(({ name }) => name === 'Public address')).toMatchObject({
    ok: false,
    found: expect.stringMatching(/\.xml answers 404 and no feed\.$/),
  });
});
