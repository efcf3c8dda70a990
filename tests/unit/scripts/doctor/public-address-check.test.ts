import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { close, listen } from '../../../../local/listen/index.ts';
import { diagnose } from '../../../../scripts/cli/doctor/check.ts';
import { publicAddressCheck } from '../../../../scripts/cli/doctor/public-address-check.ts';

let server: Server;
afterEach(() => close(server));

interface Site {
  readonly health?: number;
  readonly seeks?: boolean;
  readonly base?: string;
  readonly date?: string;
}

/** What the doctor says of a public address that answers so. */
const look = async ({ health = 404, seeks = true, base, date }: Site) => {
  let url = '';
  server = createServer((request, response) => {
    if (date) response.setHeader('date', date);
    if (request.url === '/feed') response.end(`<rss><enclosure url="${base ?? url}/a.mp3"/></rss>`);
    else if (request.url === '/a.mp3') response.writeHead(seeks ? 206 : 200).end('0123456789');
    else response.writeHead(health).end();
  });
  url = `http://127.0.0.1:${await listen(server, 0, 'The site')}`;
  const [finding] = await diagnose([publicAddressCheck(url, async () => '/feed')]);
  return finding;
};

it('is content with a feed whose audio can be seeked', async () => {
  expect(await look({})).toMatchObject({ ok: true });
});

it.each([
  [{ health: 200 }, 'answers /api/v1/health with 200'],
  [{ seeks: false }, "players can't seek"],
  [{ base: 'http://127.0.0.1:9001' }, 'The feed names its audio at http://127.0.0.1:9001'],
  [{ date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 'The clocks of'],
] as const)('finds what is wrong with %j, and says what to do', async (site, found) => {
  expect(await look(site)).toMatchObject({
    ok: false,
    found: expect.stringContaining(found),
    remedy: expect.stringMatching(/\.$/),
  });
});
