import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error It has no types.
import { WebVTTParser } from 'webvtt-parser';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { createAudioMeter } from '../../src/clients/ffmpeg/audio-meter.ts';
import { FrameIndexSchema } from '../../src/episode/sound/frame-index.ts';
import { unpackFrames } from '../../src/mp3/frame-map.ts';
import { aScript } from '../support/audio/a-script.ts';
import { aPicture, decodeMp3, encodeAs } from '../support/audio/encode.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';
import { inMemoryEpisode, inMemoryObjects } from '../support/audio/in-memory-stores.ts';
import { instantClock } from '../support/audio/instant-clock.ts';
import { asWav, aTone, aVoice, inARow, silence } from '../support/audio/sounds.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';

const SAMPLE_RATE = 44_100;
/** Quieter than any speech at -16 LUFS, louder than what a codec leaves of silence. */
const SPEECH_LEVEL = 0.01;
/** It ends in the middle of a wave, as what is cut out of a longer piece does. */
const QUIET_MUSIC = aVoice({ seconds: 6.013, levelDbfs: -24 });
const LOUD_MUSIC = aTone({ seconds: 4.2, levelDbfs: -0.1 });

let server: GoogleTts;
let files: FileServer;
beforeAll(async () => {
  server = await startGoogleTts();
  files = await startFileServer({
    '/intro.wav': { type: 'audio/wav', bytes: asWav(QUIET_MUSIC) },
    '/outro.mp3': { type: 'audio/mpeg', bytes: await encodeAs('mp3', LOUD_MUSIC) },
    '/cover.png': { type: 'image/png', bytes: aPicture('png') },
  });
});
afterAll(async () => {
  await Promise.all([server?.close(), files?.close()]);
});

const showOf = (config: Parameters<typeof inMemoryEpisode>[0]) => inMemoryEpisode(config);
const fullShow = () =>
  showOf({
    introAudioUrl: `${files.origin}/intro.wav`,
    outroAudioUrl: `${files.origin}/outro.mp3`,
    imageUrl: `${files.origin}/cover.png`,
  });

describe('an episode with intro, outro and picture', () => {
  let folder: string;
  let path: string;
  let samples: Float32Array;
  let made: Awaited<ReturnType<typeof runGenerateAudio>>;
  const textOf = (key: string) => Buffer.from(made.bytes(key)).toString();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'episode-jingles-'));
    path = join(folder, 'episode.mp3');
    made = await runGenerateAudio(server.endpoint, aScript(), { episodes: fullShow() });
    const audio = made.bytes(made.output.audio.key);
    await writeFile(path, audio);
    samples = decodeMp3(audio);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const loudest = (from: number, until: number): number =>
    samples
      .subarray(Math.max(0, Math.round(from * SAMPLE_RATE)), Math.round(until * SAMPLE_RATE))
      .reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const cuesOf = () => {
    const { cues, errors } = new WebVTTParser().parse(
      textOf(made.output.transcript.key),
      'metadata',
    );
    expect(errors).toEqual([]);
    return cues as readonly { readonly startTime: number; readonly endTime: number }[];
  };
  const probe = () => {
    const shown = ['-show_format', '-show_streams', '-show_chapters'];
    const { stdout } = spawnSync(FFMPEG.ffprobePath, [
      '-v',
      'error',
      '-of',
      'json',
      ...shown,
      path,
    ]);
    return JSON.parse(stdout.toString());
  };

  it('is as loud as podcasts are, and each of its parts is about as loud', async () => {
    const { integratedLufs, truePeakDbtp } = await createAudioMeter(FFMPEG).measure(path);
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(1);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
    const [rms] = [0.5, samples.length / SAMPLE_RATE - 4].map((from) => {
      const part = samples.subarray(from * SAMPLE_RATE, (from + 3) * SAMPLE_RATE);
      return Math.sqrt(part.reduce((sum, sample) => sum + sample ** 2, 0) / part.length);
    });
    expect(rms).toBeGreaterThan(0.05);
  });

  it('begins with the intro and ends with the outro, whole', () => {
    const seconds = samples.length / SAMPLE_RATE;
    expect(loudest(0, 0.5)).toBeGreaterThan(0.05);
    expect(loudest(5.5, 6)).toBeGreaterThan(0.05);
    expect(made.output.durationMs).toBeCloseTo(seconds * 1000, -2);
    const last = cuesOf().at(-1)?.endTime ?? 0;
    expect(seconds - last).toBeGreaterThan(4.2 + 0.4);
    expect(loudest(last + 0.6, last + 1)).toBeGreaterThan(0.1);
  });

  it('has its transcript where the voices are, within 50 ms', () => {
    const cues = cuesOf();
    expect(cues[0]?.startTime).toBeGreaterThan(6.013 + 0.4);
    for (const { startTime: start } of cues) {
      expect(loudest(start, start + 0.05), `nobody speaks at ${start} s`).toBeGreaterThan(
        SPEECH_LEVEL,
      );
      expect(loudest(start - 0.05, start - 0.005), `sound before ${start} s`).toBeLessThan(
        SPEECH_LEVEL,
      );
    }
  });

  it('joins without a click: what begins and ends does so in silence, and no step is larger than those within', () => {
    const cues = cuesOf();
    const introEnds = 6.013;
    const joins = [introEnds, cues[0]?.startTime ?? 0, cues.at(-1)?.endTime ?? 0];
    const largestStep = (from: number, until: number): number => {
      const part = samples.subarray(from * SAMPLE_RATE, until * SAMPLE_RATE);
      return part.reduce(
        (most, sample, i) => Math.max(most, Math.abs(sample - (part[i - 1] ?? sample))),
        0,
      );
    };
    const within = largestStep(1, 5);
    for (const at of joins) {
      expect(largestStep(at - 0.03, at + 0.03), `a step at ${at} s`).toBeLessThan(within);
    }
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(loudest(introEnds + 0.06, (cues[0]?.startTime ?? 0) - 0.005)).toBeLessThan(0.001);
  });

  it('has chapters from the very beginning to the very end, in its tag too', () => {
    const { chapters } = JSON.parse(textOf(made.output.chapters.key));
    expect(chapters).toMatchObject([
      { title: 'Welcome', startTime: 0, endTime: chapters[1].startTime },
      { title: 'A new library', endTime: made.output.durationMs / 1000 },
    ]);
    expect(cuesOf().map(({ startTime }) => startTime)).toContain(chapters[1].startTime);
    const times = probe().chapters.map(({ start_time, end_time }: Record<string, string>) => [
      Number(start_time),
      Number(end_time),
    ]);
    expect(times).toEqual(
      chapters.map((each: { startTime: number; endTime: number }) => [
        each.startTime,
        each.endTime,
      ]),
    );
  });

  it('carries the picture as its cover', () => {
    const [sound, picture] = probe().streams;
    expect(sound).toMatchObject({ codec_name: 'mp3', bit_rate: '96000' });
    expect(picture).toMatchObject({
      codec_name: 'png',
      width: 1400,
      height: 1400,
      disposition: { attached_pic: 1 },
      tags: { comment: 'Cover (front)' },
    });
  });

  it('has a frame index that is right behind a tag of any size', () => {
    const index = FrameIndexSchema.parse(JSON.parse(textOf(made.output.frames.key)));
    const audio = made.bytes(made.output.audio.key);
    expect(index.sizeBytes).toBe(audio.length);
    const { starts } = unpackFrames(index);
    for (const start of Array.from(starts)) {
      expect([audio[start], audio[start + 1]]).toEqual([0xff, 0xfb]);
    }
    const place = starts.length - 114;
    const cut = decodeMp3(audio.subarray(starts[place]));
    const whole = samples.subarray(place * index.samplesPerFrame);
    // Without an Info frame a decoder keeps the encoder's and its own delay.
    const delay = 576 + 529;
    for (const at of [20_000, 40_000, 60_000]) {
      expect(cut[at + delay]).toBeCloseTo(whole[at] ?? 0, 2);
    }
  });

  it('is made again without asking for the files, which may be others by then', async () => {
    const objects = inMemoryObjects();
    const first = await runGenerateAudio(server.endpoint, aScript(), {
      ...{ objects, episodes: fullShow() },
    });
    expect(first.output.audio).toEqual(made.output.audio);
    const asked = files.asked.length;
    const again = await runGenerateAudio(server.endpoint, aScript(), {
      ...{ objects, episodes: fullShow() },
    });
    expect(files.asked.length).toBe(asked);
    expect(again.output.audio).toEqual(first.output.audio);
  });
});

describe('an intro', () => {
  it.each(['mp3', 'wav', 'flac', 'ogg', 'm4a'] as const)('may be %s', async (format) => {
    const bytes = await encodeAs(format, QUIET_MUSIC);
    files.files.set('/other', { type: 'application/octet-stream', bytes });
    const { output } = await runGenerateAudio(server.endpoint, aScript(), {
      episodes: showOf({ introAudioUrl: `${files.origin}/other` }),
    });
    expect(output.durationMs).toBeGreaterThan(6000);
  });

  const cases: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
    [
      'is longer than a minute',
      'audio/wav',
      () => asWav(aTone({ seconds: 61 })),
      /longer than 60 s/,
    ],
    ['is silent', 'audio/wav', () => asWav(silence(3)), /nothing to be heard/],
    ['is empty', 'audio/wav', () => asWav(silence(0)), /nothing to be heard|decode/],
    ['is a page', 'text/html', () => Buffer.from('<html>'), /calls it text\/html/],
    ['is a playlist', 'audio/mpeg', () => Buffer.from('#EXTM3U\n/etc/passwd\n'), /none of mp3/],
    [
      'is called MP3 and is none',
      'audio/mpeg',
      () => Buffer.from(`ID3${'x'.repeat(5000)}`),
      /decode it as mp3/,
    ],
    [
      'is larger than 20 MB',
      'audio/wav',
      () => Buffer.alloc(21 * 1024 * 1024),
      /larger than 20 MB/,
    ],
  ];
  it.each(cases)(
    'that %s fails the episode by name, before anything is paid for',
    async (_, type, bytes, reason) => {
      files.files.set('/bad', { type, bytes: bytes() });
      const objects = inMemoryObjects();
      const before = server.calls.length;
      const episodes = showOf({ introAudioUrl: `${files.origin}/bad` });
      await expect(
        runGenerateAudio(server.endpoint, aScript(), { objects, episodes }),
      ).rejects.toMatchObject({
        name: 'ShowFileRefused',
        retryable: false,
        message: expect.stringMatching(reason),
      });
      expect(server.calls.length).toBe(before);
      expect([...objects.contents.keys()]).toEqual([expect.stringMatching(/^script\//)]);
    },
  );

  it('that can’t be had just now is a transient failure, and the next call goes on', async () => {
    let busy = true;
    files.files.set('/busy.wav', (_request, response) => {
      if (busy) response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'audio/wav' }).end(asWav(QUIET_MUSIC));
    });
    const options = { episodes: showOf({ introAudioUrl: `${files.origin}/busy.wav` }) };
    const run = () => runGenerateAudio(server.endpoint, aScript(), options);
    await expect(run()).rejects.toMatchObject({ name: 'ShowFileUnavailable', retryable: true });
    busy = false;
    expect(await run()).toMatchObject({ output: { outcome: 'generated' } });
  });

  it('that moves much keeps its movement, and one that is short its length', async () => {
    const sparse = inARow(aTone({ seconds: 0.05, levelDbfs: -1 }), silence(2.95));
    files.files.set('/sparse.wav', { type: 'audio/wav', bytes: asWav(sparse) });
    const { output, bytes } = await runGenerateAudio(server.endpoint, aScript(), {
      episodes: showOf({ introAudioUrl: `${files.origin}/sparse.wav` }),
    });
    const samples = decodeMp3(bytes(output.audio.key));
    const first = samples.subarray(0, 3 * SAMPLE_RATE);
    const rms = Math.sqrt(first.reduce((sum, sample) => sum + sample ** 2, 0) / first.length);
    const peak = first.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(20 * Math.log10(peak / rms)).toBeGreaterThan(15);
    expect(peak).toBeGreaterThan(0.4);
  });
});

it('a picture that was uploaded is read from the bucket, wherever that was fetched once', async () => {
  const objects = inMemoryObjects();
  const key = `podcasts/6f1c9a54-1c1f-4c8e-9d0a-1f6f3a0b7a01/covers/${'c'.repeat(64)}.jpg`;
  await objects.put(key, aPicture('mjpeg'), { contentType: 'image/jpeg' });
  const episodes = showOf({ imageUrl: `https://gone.invalid/${key}` });
  const { output, bytes } = await runGenerateAudio(server.endpoint, aScript(), {
    objects,
    episodes,
  });
  expect(episodes.warnings).toEqual([[]]);
  expect(Buffer.from(bytes(output.audio.key)).includes(aPicture('mjpeg'))).toBe(true);
});

describe('a picture that can’t be had', () => {
  it.each([
    ['missing', undefined, /answered 404/],
    [
      'larger than 2 MB',
      Buffer.concat([aPicture('png', 8), Buffer.alloc(3e6)]),
      /larger than 2 MB/,
    ],
    ['no picture', Buffer.from('GIF89a'), /none of jpeg, png/],
    ['cut off', aPicture('png').subarray(0, 20), /no whole png/],
  ] as const)('because it is %s is left out with a warning', async (_, bytes, reason) => {
    files.files.delete('/odd.png');
    if (bytes) files.files.set('/odd.png', { type: 'image/png', bytes });
    const episodes = showOf({ imageUrl: `${files.origin}/odd.png` });
    const { output } = await runGenerateAudio(server.endpoint, aScript(), { episodes });
    expect(output.outcome).toBe('generated');
    expect(episodes.warnings).toEqual([
      [{ name: 'ShowFileRefused', message: expect.stringMatching(reason) }],
    ]);
  });

  it.each([
    [300, 'png'],
    [3200, 'mjpeg'],
  ] as const)(
    'by directories, with %i pixels, is carried with a warning',
    async (pixels, format) => {
      const type = format === 'png' ? 'image/png' : 'image/jpeg';
      files.files.set('/odd', { type, bytes: aPicture(format, pixels) });
      const objects = inMemoryObjects();
      const episodes = showOf({ imageUrl: `${files.origin}/odd` });
      const { output } = await runGenerateAudio(server.endpoint, aScript(), { objects, episodes });
      await runGenerateAudio(server.endpoint, aScript(), { objects, episodes });
      expect(output.audio.sizeBytes).toBeGreaterThan(output.durationMs * 12);
      const warning = {
        name: 'PictureSize',
        message: expect.stringContaining(`${pixels} × ${pixels}`),
      };
      expect(episodes.warnings).toEqual([[warning], [warning]]);
    },
  );

  it('is asked for once more before that, and once it is there the warning is taken back', async () => {
    files.files.set('/down.png', (_request, response) => void response.writeHead(503).end());
    const episodes = showOf({ imageUrl: `${files.origin}/down.png` });
    const options = { episodes, clock: instantClock() };
    const before = files.asked.length;
    await runGenerateAudio(server.endpoint, aScript(), options);
    expect(files.asked.length).toBe(before + 2);
    files.files.set('/down.png', { type: 'image/jpeg', bytes: aPicture('mjpeg') });
    await runGenerateAudio(server.endpoint, aScript(), options);
    expect(episodes.warnings).toMatchObject([[{ name: 'ShowFileUnavailable' }], []]);
  });
});
