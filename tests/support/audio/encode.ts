import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sound } from '../../../src/generate-audio/sound/wav.ts';
import { FFMPEG } from './generate.ts';
import { asWav } from './sounds.ts';

const run = (args: readonly string[], input?: Uint8Array): Buffer => {
  const { status, stdout, stderr } = spawnSync(FFMPEG.ffmpegPath, ['-v', 'error', ...args], {
    input,
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(String(stderr));
  return stdout;
};

/** A sound as a stereo file that somebody else made. */
export const encodeAs = async (
  kind: 'mp3' | 'wav' | 'flac' | 'ogg' | 'm4a',
  sound: Sound,
): Promise<Buffer> => {
  // An M4A file can't be written to a pipe: its header comes last.
  const path = join(tmpdir(), `${randomUUID()}.${kind}`);
  try {
    run(['-i', '-', '-ac', '2', '-ar', '48000', path], asWav(sound));
    return await readFile(path);
  } finally {
    await rm(path, { force: true });
  }
};

/** A picture as ffmpeg's filters paint it. */
export const encodePicture = (graph: string, format: 'png' | 'mjpeg'): Buffer =>
  run([
    ...['-f', 'lavfi', '-i', graph, '-frames:v', '1'],
    ...['-f', 'image2pipe', '-c:v', format, '-'],
  ]);

/** A square picture. */
export const aPicture = (format: 'png' | 'mjpeg', pixels = 1400): Buffer =>
  encodePicture(`testsrc=size=${pixels}x${pixels}`, format);

/** What a player that heeds the Info frame plays: one channel at 44.1 kHz. */
export const decodeMp3 = (bytes: Uint8Array): Float32Array => {
  const pcm = run(['-i', '-', '-f', 'f32le', '-ac', '1', '-ar', '44100', '-'], bytes);
  return new Float32Array(pcm.buffer, pcm.byteOffset, pcm.length >> 2);
};
