import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudioMeter } from '../../src/clients/ffmpeg/audio-meter.ts';
import { createSpeechEncoder } from '../../src/clients/ffmpeg/speech-encoder.ts';
import { joinSegments } from '../../src/generate-audio/assemble/join-segments.ts';
import { createSoundFiles } from '../../src/generate-audio/assemble/sound-files.ts';
import { layTimeline } from '../../src/generate-audio/assemble/timeline.ts';
import { encodeSegment } from '../../src/generate-audio/segments/encode-segment.ts';
import { planSegments } from '../../src/generate-audio/segments/plan-segments.ts';
import { levelSpeech } from '../../src/generate-audio/sound/level-speech.ts';
import { framesToMs, splitFrames } from '../../src/generate-audio/sound/mp3/frames.ts';
import type { Sound } from '../../src/generate-audio/sound/wav.ts';
import { unpackFrames } from '../../src/mp3/frame-map.ts';
import { aMonologue } from '../support/audio/a-script.ts';
import { FFMPEG } from '../support/audio/generate.ts';
import { aTone, aVoice } from '../support/audio/sounds.ts';
import { crc16Arc, readTagCrc } from '../support/audio/tag-crc.ts';

const encoder = createSpeechEncoder(FFMPEG.ffmpegPath);
const meter = createAudioMeter(FFMPEG);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-tools-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a player that heeds the Info frame plays, at 44.1 kHz. */
const decode = (path: string): Float32Array => {
  const { stdout } = spawnSync(
    FFMPEG.ffmpegPath,
    ['-v', 'error', '-i', path, '-f', 'f32le', '-ac', '1', '-ar', '44100', '-'],
    { maxBuffer: 1e9 },
  );
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length >> 2);
};

const runFfmpeg = (...args: string[]): void => {
  const { status, stderr } = spawnSync(FFMPEG.ffmpegPath, ['-v', 'error', ...args]);
  expect(status, String(stderr)).toBe(0);
};

/** An episode of these sounds, one an utterance. */
const joined = async (sounds: readonly Sound[], gainSteps = 0) => {
  const segments = planSegments(aMonologue(...sounds.map((_, i) => `Utterance ${i}.`)));
  const files = createSoundFiles(folder);
  for (const [i, segment] of segments.entries()) {
    const encoded = await encodeSegment(encoder, sounds[i]!);
    await files.keep(segment, encoded);
  }
  const timeline = layTimeline(segments, files.framesOf);
  const path = join(folder, 'joined.mp3');
  const { sha256, frameIndex } = await joinSegments({
    timeline,
    fileOf: files.fileOf,
    tags: new Uint8Array(),
    gainOf: () => gainSteps,
    path,
  });
  return { timeline, path, sha256, frameIndex };
};

const loudest = (samples: Float32Array) => samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

describe('joining by copy', () => {
  it('puts every sound exactly where the timeline says, with silence between', async () => {
    const tone = aTone({ seconds: 0.7, levelDbfs: -12 });
    const { timeline, path } = await joined([tone, tone, tone]);
    const samples = decode(path);
    for (const { startFrame, frames } of timeline.placements) {
      const start = startFrame * 1152;
      const inside = samples.subarray(start, start + 0.7 * 44_100);
      const onset = inside.findIndex((sample) => Math.abs(sample) > 0.05);
      expect(onset).toBeLessThan(44);
      // Pre-echo and ringing of the codec die out within a frame.
      const after = samples.subarray(start + 0.7 * 44_100 + 1152, start + frames * 1152);
      expect(loudest(after)).toBeLessThan(0.001);
      expect(loudest(samples.subarray(start - 576 * 6, Math.max(0, start - 1152)))).toBeLessThan(
        0.001,
      );
    }
  });

  it('tells where its frames lie, so that pieces of the file play alone', async () => {
    const { timeline, path, frameIndex } = await joined([aTone({ seconds: 3 })]);
    const bytes = await readFile(path);
    expect(frameIndex.sizeBytes).toBe(bytes.length);
    expect(frameIndex.frames).toBe(timeline.totalFrames + 1);
    const { starts, sizes } = unpackFrames(frameIndex);
    const frames = Array.from(starts, (start, n) => bytes.subarray(start, start + (sizes[n] ?? 0)));
    expect(Buffer.concat(frames)).toEqual(bytes.subarray(starts[0]));
    expect(frames.map((frame) => splitFrames(frame).length)).toEqual(frames.map(() => 1));
    expect(frameIndex.lengthSamples).toBe(decode(path).length);
  });

  it('lasts exactly as long as the timeline', async () => {
    const { timeline, path } = await joined([aTone({ seconds: 0.3 }), aTone({ seconds: 0.512 })]);
    expect(decode(path).length).toBe(timeline.totalFrames * 1152);
    const { decodedMs, declaredMs } = await meter.measure(path);
    expect(Math.abs(decodedMs - framesToMs(timeline.totalFrames))).toBeLessThan(60);
    expect(Math.abs(declaredMs - framesToMs(timeline.totalFrames))).toBeLessThan(60);
  });

  it('loses no sample at the end of a sound', async () => {
    const seconds = 0.4;
    const tone = aTone({ seconds, levelDbfs: -12 });
    const { timeline, path } = await joined([tone, tone]);
    const samples = decode(path);
    for (const { startFrame } of timeline.placements) {
      const end = startFrame * 1152 + seconds * 44_100;
      expect(loudest(samples.subarray(end - 200, end - 20))).toBeGreaterThan(0.2);
    }
  });

  it('has no click at a join', async () => {
    const voice = levelSpeech(aVoice({ seconds: 2 }));
    const { path } = await joined([voice, voice, voice]);
    const samples = decode(path);
    let steepest = 0;
    for (let i = 1; i < samples.length; i++) {
      steepest = Math.max(steepest, Math.abs(samples[i]! - samples[i - 1]!));
    }
    const { samples: source, sampleRateHertz } = voice;
    let steepestInSource = 0;
    for (let i = 1; i < source.length; i++) {
      steepestInSource = Math.max(steepestInSource, Math.abs(source[i]! - source[i - 1]!));
    }
    expect(steepest).toBeLessThan((steepestInSource * sampleRateHertz * 2) / 44_100);
  });

  it('keeps the level through LAME, and shifts it in the frames by 1.5 dB a step', async () => {
    const voice = levelSpeech(aVoice({ seconds: 5 }));
    const plain = await meter.measure((await joined([voice])).path);
    expect(plain.integratedLufs).toBeGreaterThan(-16.4);
    expect(plain.integratedLufs).toBeLessThan(-15.6);
    expect(plain.truePeakDbtp).toBeLessThanOrEqual(-1);
    const quieter = await meter.measure((await joined([voice], -2)).path);
    expect(quieter.integratedLufs).toBeCloseTo(plain.integratedLufs - 3, 0);
  });

  it('writes the same bytes every time', async () => {
    const voice = aVoice({ seconds: 1 });
    expect((await joined([voice, voice])).sha256).toBe((await joined([voice, voice])).sha256);
  });
});

describe('the CRC of the LAME tag', () => {
  it('is read by an arithmetic of its own, which finds that of a file by ffmpeg right', async () => {
    expect(crc16Arc(Buffer.from('123456789'))).toBe(0xbb3d);
    const path = join(folder, 'by-ffmpeg.mp3');
    // Of one channel ffmpeg takes as many bytes as of two, and so its own CRC with them.
    runFfmpeg('-f', 'lavfi', '-i', 'sine=d=1:r=44100', '-ac', '2', '-id3v2_version', '0', path);
    const { stated, computed } = readTagCrc(await readFile(path));
    expect(stated).not.toBe(0);
    expect(stated).toBe(computed);
  });

  it('is right in an episode', async () => {
    const { path } = await joined([aTone({ seconds: 0.3 })]);
    const { stated, computed } = readTagCrc(await readFile(path));
    expect(stated).not.toBe(0);
    expect(stated).toBe(computed);
  });
});

describe('the meter', () => {
  it('counts the hours of a file', async () => {
    const path = join(folder, 'hours.mkv');
    // Two seconds of sound, the second of them after two hours of nothing: real hours take ffmpeg half a minute.
    const later = "asetpts='PTS+if(gt(N,40),7200/TB,0)'";
    runFfmpeg('-f', 'lavfi', '-i', 'sine=d=2:r=44100', '-af', later, '-c:a', 'pcm_s16le', path);
    const { decodedMs, declaredMs } = await meter.measure(path);
    expect(declaredMs).toBeGreaterThan(7_200_000);
    expect(declaredMs).toBeLessThan(7_203_000);
    expect(Math.abs(decodedMs - declaredMs)).toBeLessThan(60);
  });
});

describe('a tool that fails', () => {
  it('is named when it is not there', async () => {
    const missing = createSpeechEncoder('/nowhere/ffmpeg');
    await expect(missing.encode(aTone({ seconds: 0.1 }))).rejects.toMatchObject({
      name: 'AudioToolFailed',
      message: expect.stringContaining('/nowhere/ffmpeg'),
    });
  });

  it('is quoted when it refuses its input', async () => {
    const path = join(folder, 'no-audio.mp3');
    await writeFile(path, 'this is text');
    await expect(meter.measure(path)).rejects.toMatchObject({
      name: 'AudioToolFailed',
      message: expect.stringContaining('no-audio.mp3'),
    });
  });
});
