import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFileNetwork } from '../../src/clients/http/file-network.ts';
import { createShowFileSource, type ShowFile } from '../../src/show-files/fetch-show-file.ts';
import type { FileNetwork } from '../../src/show-files/file-network.ts';
import { type FileServer, type Served, startFileServer } from '../support/file-server.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000)]);
const LOOPBACK = ['http://127.0.0.1:*'];

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
});
afterEach(() => server.files.clear());
afterAll(() => server?.close());

const fetchFrom = (
  url: string,
  {
    resolve = createFileNetwork().resolve,
    allowedOrigins = LOOPBACK,
    timeoutMs = 10_000,
  }: {
    resolve?: FileNetwork['resolve'];
    allowedOrigins?: readonly string[];
    timeoutMs?: number;
  } = {},
) => {
  const source = createShowFileSource({
    network: { ...createFileNetwork(), resolve },
    allowedOrigins: [...allowedOrigins],
    timeoutMs,
  });
  const picture: ShowFile<'png' | 'jpeg'> = {
    name: 'picture',
    url,
    kinds: ['jpeg', 'png'],
    contentTypes: ['image'],
    maxBytes: 3000,
  };
  return source(picture);
};
const serve = (served: Served, path = '/cover.png'): string => {
  server.files.set(path, served);
  return `${server.origin}${path}`;
};
const redirectTo = (location: string, status = 302): Served => {
  return (_request, response) => void response.writeHead(status, { location }).end();
};
const refused = (reason: RegExp) =>
  expect.objectContaining({
    name: 'ShowFileRefused',
    retryable: false,
    message: expect.stringMatching(reason),
  });
const unavailable = (reason: RegExp) =>
  expect.objectContaining({
    name: 'ShowFileUnavailable',
    retryable: true,
    message: expect.stringMatching(reason),
  });

describe('a file of a show', () => {
  test.each(['image/png', 'IMAGE/PNG; charset=binary', 'application/octet-stream', ''])(
    'is fetched where its server calls it %j',
    async (type) => {
      const url = serve({ type, bytes: PNG });
      expect(await fetchFrom(`${url}?size=3000`)).toEqual({ bytes: PNG, kind: 'png' });
    },
  );

  test('is found behind redirects, also relative ones', async () => {
    serve({ type: 'image/png', bytes: PNG }, '/there/cover.png');
    serve(redirectTo('there/cover.png', 307), '/again');
    const url = serve(redirectTo(`${server.origin}/again`));
    expect(await fetchFrom(url)).toMatchObject({ kind: 'png' });
  });

  test('is refused behind redirects without end', async () => {
    const url = serve(redirectTo('/cover.png'));
    await expect(fetchFrom(url)).rejects.toEqual(refused(/more than 3 redirects/));
    expect(server.asked.filter((path) => path === '/cover.png').length).toBeLessThan(12);
  });

  test('is refused when a redirect leads to a private address', async () => {
    const inside = await startFileServer({ '/': { type: 'image/png', bytes: PNG } });
    const url = serve(redirectTo(inside.origin));
    const onlyThis = { allowedOrigins: [server.origin] };
    await expect(fetchFrom(url, onlyThis)).rejects.toEqual(refused(/https:/));
    const https = serve(redirectTo('https://169.254.169.254/latest/meta-data'));
    await expect(fetchFrom(https, onlyThis)).rejects.toEqual(refused(/169\.254\.169\.254/));
    expect(inside.asked).toEqual([]);
    await inside.close();
  });

  test.each(['127.0.0.1', '10.0.0.7', '::1', 'fd00::1', '100.64.0.1'])(
    'is refused when its name leads to %s, and nobody is connected to',
    async (address) => {
      const before = server.asked.length;
      await expect(
        fetchFrom('https://files.example/cover.png', { resolve: async () => [address] }),
      ).rejects.toEqual(refused(/not of the public Internet/));
      expect(server.asked.length).toBe(before);
    },
  );

  test.each(['http://files.example/a.png', 'https://0x7f.1/a.png', 'https://u:p@files.example/'])(
    'is refused at the address %s',
    async (url) => await expect(fetchFrom(url)).rejects.toEqual(refused(/address/)),
  );

  test.each([
    ['a page', { type: 'text/html', bytes: PNG }, /calls it text\/html/],
    [
      'a page that is called a picture',
      { type: 'image/png', bytes: Buffer.from('<html>') },
      /none of jpeg, png/,
    ],
    ['nothing', { type: 'image/png', bytes: Buffer.alloc(0) }, /none of jpeg, png/],
  ] as const)('is refused when it is %s', async (_, served, reason) => {
    await expect(fetchFrom(serve(served))).rejects.toEqual(refused(reason));
  });

  test('is refused when it is larger than it may be, whether or not its length is told', async () => {
    const large = Buffer.concat([PNG, PNG]);
    const told = serve({ type: 'image/png', bytes: large });
    await expect(fetchFrom(told)).rejects.toEqual(refused(/larger than/));
    const untold = serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.write(large);
    });
    await expect(fetchFrom(untold)).rejects.toEqual(refused(/larger than/));
  });

  test('that is not there is refused, with what to do and without the secrets of its address', async () => {
    const error = await fetchFrom(`${server.origin}/none.png?token=secret`).catch((e: Error) => e);
    expect(error).toEqual(refused(/answered 404.*retry the episode/));
    expect(String(error)).toContain(`${server.origin}/none.png`);
    expect(String(error)).not.toContain('secret');
  });

  test.each([408, 429, 500, 503])('may be had later after %i', async (status) => {
    const url = serve((_request, response) => void response.writeHead(status).end());
    await expect(fetchFrom(url)).rejects.toEqual(unavailable(new RegExp(`answered ${status}`)));
  });

  test('may be had later when its server breaks off, takes too long, or is not there', async () => {
    const cut = serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': '2008' });
      response.write(PNG.subarray(0, 1000), () => response.destroy());
    });
    await expect(fetchFrom(cut)).rejects.toEqual(unavailable(/ECONNRESET/));
    const slow = serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.write(PNG.subarray(0, 1000));
    });
    await expect(fetchFrom(slow, { timeoutMs: 200 })).rejects.toEqual(unavailable(/no answer/));
    const hanging = { resolve: () => new Promise<never>(() => {}), timeoutMs: 50 };
    await expect(fetchFrom('https://files.example/a', hanging)).rejects.toEqual(
      unavailable(/Timeout/),
    );
    const gone = await startFileServer();
    await gone.close();
    await expect(fetchFrom(`${gone.origin}/a`)).rejects.toEqual(unavailable(/ECONNREFUSED/));
  });

  test('is refused when its server switches to another protocol', async () => {
    const url = serve((_request, response) => {
      response.socket?.end('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    });
    await expect(fetchFrom(url)).rejects.toEqual(refused(/EPROTO/));
  });

  test('is refused when its server has no such name', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    await expect(fetchFrom('https://files.example/a', { resolve })).rejects.toEqual(
      refused(/ENOTFOUND/),
    );
  });
});
