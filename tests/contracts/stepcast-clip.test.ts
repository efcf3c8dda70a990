import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStepcast } from '../../scripts/cli/run-stepcast.ts';
import { makeMp3, playMp3 } from '../support/audio/make-mp3.ts';
import { aHost, runAgainst } from '../support/stepcast-command.ts';

const ID = '0190a5a5-0000-7000-8000-0000000000aa';
const KEY = `podcasts/${ID}/${ID}/audio/${'a'.repeat(64)}.mp3`;
const mp3 = makeMp3(20, ['-q:a', '4']);
const whole = playMp3(mp3).samples;
let folder: string;
let server: Server;
let base: string;
const ranges: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-clip-'));
  await writeFile(join(folder, 'sound.mp3'), mp3);
  server = createServer((request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (request.headers.range) ranges.push(request.headers.range);
    const part = from ? mp3.subarray(Number(from), Number(to) + 1) : mp3;
    response.writeHead(from ? 206 : 200).end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

const stretchOf = (fromMs: number, untilMs: number) =>
  Buffer.from(whole.slice(Math.round(fromMs * 44.1), Math.round(untilMs * 44.1)).buffer);
const heard = async (file: string) => {
  const { samples, complaints } = playMp3(await readFile(file));
  expect(complaints).toBe('');
  return Buffer.from(samples.buffer);
};
/** On a machine where no stack was ever started. */
const alone = async (...argv: string[]) => {
  const { host, written } = aHost();
  await runStepcast([...argv, '--data-dir', join(folder, 'none')], host);
  return { code: host.exitCode, ...written };
};

test('a file is cut without any stack', async () => {
  const out = join(folder, 'clip.mp3');
  const source = join(folder, 'sound.mp3');
  const { code } = await alone(
    'clip',
    source,
    '--start',
    '0:04.25',
    '--duration',
    '3',
    '--out',
    out,
  );
  expect(code).toBe(0);
  expect(await heard(out)).toEqual(stretchOf(4250, 7250));
});

test('what lies at an address is read in the range of its frames', async () => {
  const out = join(folder, 'far.mp3');
  const { code } = await alone('clip', `${base}/a.mp3`, '--start', '19', '--out', out);
  expect(code).toBe(0);
  expect(await heard(out)).toEqual(stretchOf(19_000, 20_000));
  expect(ranges).toHaveLength(1);
});

test('an address that nobody is at is told with why', async () => {
  const { code, err } = await alone('clip', 'http://127.0.0.1:1/a.mp3', '--start', '1');
  expect({ code, err }).toEqual({
    code: 1,
    err: "http://127.0.0.1:1/a.mp3 can't be reached: bad port.\n",
  });
});

test('the key of an episode’s audio leads to where the public reads it', async () => {
  const out = join(folder, 'key.mp3');
  const { aStatusView } = await import('../support/a-status-view.ts');
  const episode = aStatusView({ audioUrl: `${base}/${KEY}` });
  const { code, err } = await runAgainst({ [`GET /episodes/${ID}`]: episode }, [
    ...['clip', KEY, '--start', '1', '--duration', '2', '--out', out],
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(await heard(out)).toEqual(stretchOf(1000, 3000));
});

test('of an episode the API is asked, and its clip saved', async () => {
  const out = join(folder, 'episode.mp3');
  const clip = {
    ...{ clip_url: `${base}/clip.mp3`, expires_at: '2027-02-27T00:00:00.000Z', cache_hit: false },
    ...{ episode_id: ID, start_time_ms: 5000, duration_ms: 4000, generation_time_ms: 31 },
  };
  const path = `GET /audio_clips/${ID}?start_time_ms=5000&duration_ms=4000`;
  const { code, out: told } = await runAgainst({ [path]: clip }, [
    ...['clip', ID, '--start', '5', '--duration', '4', '--out', out],
  ]);
  expect(code).toBe(0);
  expect(told).toContain(clip.clip_url);
  expect(await readFile(out)).toEqual(mp3);
});

test('sound that is no MP3 is encoded, nearly to the millisecond', async () => {
  const [source, out] = [join(folder, 'sound.m4a'), join(folder, 'encoded.mp3')];
  const args = ['-v', 'error', '-i', join(folder, 'sound.mp3'), '-c:a', 'aac', source];
  execFileSync(ffmpegInstaller.path, args);
  await alone('clip', source, '--start', '4', '--duration', '3', '--out', out);
  expect(Math.abs((await heard(out)).length / 2 - 3 * 44_100)).toBeLessThan(0.03 * 44_100);
});

test.each([
  ['sound.mp3', '60', /20000 ms long/],
  ['none.mp3', '0', /There is no file/],
  ['text.txt', '0', /holds no sound/],
  ['folder.mp3', '0', /it is a folder/],
])('%s from %s s is refused in words', async (name, start, words) => {
  await writeFile(join(folder, 'text.txt'), 'Nothing to hear. '.repeat(99));
  await mkdir(join(folder, 'folder.mp3'), { recursive: true });
  const { code, err } = await alone('clip', join(folder, name), '--start', start);
  expect(code).toBe(1);
  expect(err).toMatch(words);
});
