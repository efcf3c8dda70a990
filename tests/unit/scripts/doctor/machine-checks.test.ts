import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { close, listen } from '../../../../local/listen/index.ts';
import { diagnose } from '../../../../scripts/cli/doctor/check.ts';
import {
  clockCheck,
  ffmpegCheck,
  portsCheck,
} from '../../../../scripts/cli/doctor/machine-checks.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

let server: Server;
let url: string;
let port: number;
beforeEach(async () => {
  server = createServer((_, response) => {
    response.setHeader('date', new Date(NOON).toUTCString()).end();
  });
  port = await listen(server, 0, 'The clock');
  url = `http://127.0.0.1:${port}`;
});
afterEach(() => close(server));

const find = async (check: Parameters<typeof diagnose>[0][number]) => (await diagnose([check]))[0];

it.each([
  [0, { ok: true }],
  [20_000, { ok: true }],
  [45_000, { ok: false, found: expect.stringContaining('45 s ahead of the clock of 127.0.0.1') }],
  [-3_600_000, { ok: false, found: expect.stringContaining('3600 s behind the clock') }],
])('compares a clock that is %i ms ahead', async (ms, finding) => {
  expect(await find(clockCheck(url, () => NOON + ms))).toMatchObject(finding);
});

it('says that the clock can’t be compared where nobody answers', async () => {
  await close(server);
  expect(await find(clockCheck(url, () => NOON))).toMatchObject({
    ok: true,
    found: expect.stringContaining("can't be compared"),
  });
});

it('asks a running stack’s ports', async () => {
  expect(await find(portsCheck([url], true))).toEqual({
    ...{ name: 'Ports', ok: true },
    found: `${port} answer.`,
  });
  await close(server);
  expect(await find(portsCheck([url], true))).toMatchObject({
    ok: false,
    found: `Nothing listens on ${port}.`,
  });
});

it('names programs that have the ports of a stack that doesn’t run', async () => {
  const usual = [{ number: port, option: 'api-port', what: 'the console and the API' }];
  expect(await find(portsCheck([url], false, usual))).toMatchObject({
    ok: false,
    found: `Other programs have ${port} (the console and the API).`,
    remedy: expect.stringContaining(`npm start -- --api-port ${port + 1}`),
  });
  await close(server);
  expect(await find(portsCheck([url], false, usual))).toMatchObject({ ok: true });
});

it('runs ffmpeg and ffprobe, and says what to do when one is missing', async () => {
  expect(await find(ffmpegCheck())).toMatchObject({
    ok: true,
    found: expect.stringMatching(/^ffmpeg version .*, ffprobe version .*\.$/),
  });
  expect(await find(ffmpegCheck(['/nowhere/ffmpeg']))).toMatchObject({
    ok: false,
    found: expect.stringContaining('/nowhere/ffmpeg'),
    remedy: expect.stringContaining('npm ci'),
  });
});
