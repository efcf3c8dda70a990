import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '../../local/listen/index.ts';
import { createSecrets } from '../../local/stack/index.ts';
import { moveAddresses } from '../../scripts/start/move-addresses.ts';
import { makeEpisode, startTestStack, type TestStack } from '../support/stack.ts';

const NAME = 'podcast.example';
const secrets = createSecrets();

/** A reverse proxy that passes everything on to one port, under the name that it was asked by. */
const startProxy = async (portOf: () => number): Promise<{ server: Server; port: number }> => {
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const passed = request(
      { host: '127.0.0.1', port: portOf(), method, path, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(passed);
  });
  return { server, port: await listen(server, 0, 'The proxy') };
};

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let dataDir: string;
let stack: TestStack;
let proxy: { server: Server; port: number };

/** Asks the proxy as an app on the web does. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: proxy.port, path, method, agent: false };
    request({ ...options, headers: { host: NAME, ...headers } }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      const body = Buffer.concat(parts).toString('latin1');
      resolve({ status: answer.statusCode, headers: answer.headers, body });
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-public-'));
  stack = await startTestStack({ dataDir, secrets, publicAddress: { url: `https://${NAME}` } });
  proxy = await startProxy(() => stack.publicPort ?? 0);
});
afterAll(async () => {
  await close(proxy.server);
  await stack.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('behind a reverse proxy', () => {
  let podcastId: string;
  let feed: string;
  beforeAll(async () => {
    ({ podcastId } = await makeEpisode(stack));
    feed = (await ask(`/feeds/${podcastId}.xml`)).body;
  });

  it('has one base in every address of the feed', () => {
    expect(feed).toContain('<enclosure');
    expect(feed).not.toContain('127.0.0.1');
    expect(feed).toMatch(new RegExp(`<enclosure url="https://${NAME}/podcasts/`));
  });

  it('answers what the feed names, to any site, and lets audio be seeked', async () => {
    const names = [...feed.matchAll(new RegExp(`https://${NAME}(/[^"<\\s]+)`, 'g'))];
    const paths = new Set(names.map(([, path = '']) => path));
    expect(paths.size).toBeGreaterThan(5);
    for (const path of paths) {
      const { status } = await ask(path, { origin: 'https://player.example' });
      expect([path, status]).toEqual([path, 200]);
    }
    const audio = [...paths].find((path) => path.includes('/audio/')) ?? '';
    const part = await ask(audio, { range: 'bytes=1000-1099' });
    expect([part.status, part.body.length]).toEqual([206, 100]);
    expect(part.headers['content-range']).toMatch(/^bytes 1000-1099\/\d+$/);
  });

  it.each([
    '/',
    '/api/v1/health',
    '/config.json',
    '/auth/v1/token',
    '/segments/a.mp3',
    '/feeds/%2e%2e/segments',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('takes no other method and no other name', async () => {
    expect((await ask(`/feeds/${podcastId}.xml`, {}, 'POST')).status).toBe(405);
    expect((await ask(`/feeds/${podcastId}.xml`, { host: 'evil.example' })).status).toBe(421);
  });

  it('keeps the identity of a feed whose address moves, and says where it is now', async () => {
    const guidOf = (xml: string) => /<podcast:guid>(.*?)</.exec(xml)?.[1];
    await stack.close();
    stack = await startTestStack({
      dataDir,
      secrets,
      publicAddress: { url: 'https://new.example' },
    });
    expect(await moveAddresses(stack)).toBe(1);
    const moved = async () => (await ask(`/feeds/${podcastId}.xml`, { host: 'new.example' })).body;
    await expect
      .poll(moved, { timeout: 60_000, interval: 200 })
      .toContain(`<itunes:new-feed-url>https://new.example/feeds/${podcastId}.xml<`);
    const xml = await moved();
    expect(guidOf(xml)).toBe(guidOf(feed));
    expect(xml).not.toContain(NAME);
    expect(await moveAddresses(stack)).toBe(0);
  });
});
