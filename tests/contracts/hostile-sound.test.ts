import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ffmpegPath as builtOrNpms } from '../../build/ffmpeg.ts';
import { measureSound } from '../../scripts/import/measure-sound.ts';
import { createClipEncoder } from '../../src/clients/ffmpeg/clip-encoder.ts';
import { confinement } from '../../src/clients/ffmpeg/confinement.ts';
import { createPictureScaler } from '../../src/clients/ffmpeg/picture-scaler.ts';
import { runTool } from '../../src/clients/ffmpeg/run-ffmpeg.ts';
import { createSoundDecoder } from '../../src/clients/ffmpeg/sound-decoder.ts';
import { AUDIO_KINDS } from '../../src/show-files/file-kinds.ts';
import { aPicture, encodeAs } from '../support/audio/encode.ts';
import { FFMPEG } from '../support/audio/generate.ts';
import { asWav, aTone } from '../support/audio/sounds.ts';

const LIMITS = { sampleRateHertz: 44_100, maxSeconds: 61 } as const;
const REFUSED = { name: 'AudioToolFailed' };

let folder: string;
let server: Server;
let address: string;
let asked: string[];
let tone: Buffer;
beforeAll(async () => {
  tone = await encodeAs('mp3', aTone({ seconds: 1 }));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(tone);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(async () => {
  asked = [];
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await writeFile(join(folder, 'other.mp3'), tone);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keep = async (bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, 'file.ogg');
  await writeFile(path, bytes);
  return path;
};
async function* asStream(bytes: Uint8Array) {
  yield bytes;
}

const hls = (entry: string) =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${entry}\n#EXT-X-ENDLIST\n`;
/** Texts that ffmpeg takes for lists of other files when it may guess. */
const LISTS: Readonly<Record<string, () => string>> = {
  'an HLS playlist of an address': () => hls(`${address}/a.mp3`),
  'an HLS playlist of a file': () => hls(`file://${folder}/other.mp3`),
  'an HLS playlist of a file in pieces': () => hls(`subfile,,start,0,end,0,,:${folder}/other.mp3`),
  'a concat script': () => `ffconcat version 1.0\nfile '${folder}/other.mp3'\n`,
  'a DASH manifest': () =>
    `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}/a.mp3</BaseURL></Representation></AdaptationSet></Period></MPD>`,
};

// npm's has every demuxer and a network; the one of the layer is another program where it was built.
describe.each([...new Set([FFMPEG.ffmpegPath, builtOrNpms])])('with %s,', (ffmpegPath) => {
  const { decode } = createSoundDecoder(ffmpegPath);
  const clip = (bytes: Uint8Array) =>
    createClipEncoder(ffmpegPath).encode(asStream(bytes), { startMs: 0, endMs: 1000 });

  describe.each(Object.entries(LISTS))('%s', (_, list) => {
    it.each(['', 'OggS'])('behind %j opens nothing, whatever it is said to be', async (head) => {
      const text = Buffer.from(`${head}${list()}`);
      const path = await keep(text);
      for (const kind of AUDIO_KINDS) {
        await expect(decode(path, { kind, ...LIMITS }), kind).rejects.toMatchObject(REFUSED);
      }
      await expect(clip(text)).rejects.toMatchObject(REFUSED);
      expect(await measureSound(path)).toBeUndefined();
      expect(asked).toEqual([]);
    });
  });

  it('an endless sound is cut off', async () => {
    const silence = Buffer.alloc(44_100 * 2 * 300);
    const wav = asWav(aTone({ seconds: 0.1 }));
    const { samples } = await decode(await keep(Buffer.concat([wav, silence])), {
      ...{ kind: 'wav', sampleRateHertz: 44_100, maxSeconds: 2 },
    });
    expect(samples.length).toBeLessThanOrEqual(2 * 44_100);
  });

  it('a sound that says it has 4 GB takes no such memory', async () => {
    const flac = await encodeAs('m4a', aTone({ seconds: 1 }));
    // The size of each box that says how long something is.
    for (let at = flac.indexOf('stsz'); at > 0; at = flac.indexOf('stsz', at + 1)) {
      flac.writeUInt32BE(0xfffffff0, at + 12);
    }
    await expect(decode(await keep(flac), { kind: 'm4a', ...LIMITS })).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('a picture of a few bytes with a thousand million pixels is refused', async () => {
    const scale = createPictureScaler(ffmpegPath, 320);
    expect((await scale(aPicture('png', 1400))).length).toBeGreaterThan(1000);
    await expect(scale(pictureBomb(32_000))).rejects.toMatchObject(REFUSED);
  });
});

/** A PNG of one colour, so many pixels square. */
const pictureBomb = (side: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe.runIf(process.platform === 'linux')('the program', () => {
  const script = async (text: string): Promise<string> => {
    const path = join(folder, 'program');
    await writeFile(path, `#!/bin/sh\n${text}\n`);
    await chmod(path, 0o755);
    return path;
  };
  const run = async (text: string, limits: Partial<Parameters<typeof runTool>[2]> = {}) =>
    runTool(await script(text), [], {
      ...{ doing: 'Looking around', timeoutMs: 20_000, isUntrusted: true },
      ...limits,
    });

  it('finds no variable of ours, and an empty folder', async () => {
    process.env['KEY_OF_OURS'] = 'secret';
    try {
      const { stdout } = await run('/usr/bin/env; /bin/ls -A');
      expect(stdout.toString()).not.toMatch(/secret|AWS|KEY|HOME|PATH=.*node/);
      expect(
        stdout
          .toString()
          .trim()
          .split('\n')
          .map((line) => line.split('=')[0])
          .sort(),
      ).toEqual(expect.not.arrayContaining(['KEY_OF_OURS']));
    } finally {
      delete process.env['KEY_OF_OURS'];
    }
  });

  it('gains no rights and reaches no network, as far as the system can', async ({ skip }) => {
    const words = await confinement();
    skip(words.length === 0, 'nothing of util-linux works here');
    expect((await run('/bin/grep NoNewPrivs /proc/self/status')).stdout.toString()).toMatch(/1$/m);
    skip(!words.includes('--net'), 'namespaces are denied here');
    const call = `/bin/bash -c 'echo > /dev/tcp/127.0.0.1/${new URL(address).port}'`;
    await expect(run(call)).rejects.toThrow(/unreachable/);
    await run(call, { isUntrusted: false });
  });

  it('is killed when it takes too long', async () => {
    await expect(run('exec /bin/sleep 60', { timeoutMs: 200 })).rejects.toThrow(
      'Looking around failed: it took longer than 0.2 s',
    );
  });

  it('is killed when it writes too much', async () => {
    await expect(run('exec /usr/bin/yes', { maxOutputBytes: 1_000_000 })).rejects.toThrow(
      'it wrote more than 1000000 bytes',
    );
    await expect(run('exec /usr/bin/yes >&2')).rejects.toThrow(/wrote more than \d+ bytes/);
  });
});
