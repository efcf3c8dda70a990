import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticSite } from '../../../local/static-site/index.ts';

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-site-'));
  await mkdir(join(folder, 'site', 'inner'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site', 'index.html'), '<p>Hello</p>');
  await writeFile(join(folder, 'site', 'main-ABCD1234.js'), 'hello()');
  const site = await createStaticSite({
    folder: join(folder, 'site'),
    documents: { 'config.json': { stage: 'test' } },
    headers: { 'content-security-policy': "default-src 'none'" },
    leaves: '/api/',
  });
  server = createServer((message, response) => {
    if (!site(message, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The status of a path that is sent as it is written, dots and all. */
const statusOfRaw = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('a static site', () => {
  it('answers / with its page, its headers, and the wish to be asked again', async () => {
    const response = await fetch(`${url}/?from=mail`);
    expect(await response.text()).toBe('<p>Hello</p>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  it('lets caches keep what is named by its content', async () => {
    const { headers } = await fetch(`${url}/main-ABCD1234.js`, { method: 'HEAD' });
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-length')).toBe('7');
  });

  it('answers documents that are no files', async () => {
    expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ stage: 'test' });
  });

  it.each(['/missing.js', '/inner', '/../secret.txt', '/..%2fsecret.txt', '//secret.txt'])(
    'has nothing at %s',
    async (path) => {
      expect(await statusOfRaw(path)).toBe(404);
    },
  );

  it('refuses to be written to', async () => {
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('leaves the paths of others to them', async () => {
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(418);
  });
});
