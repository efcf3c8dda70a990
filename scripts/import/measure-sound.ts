import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ffprobePath } from '../../build/ffmpeg.ts';
import { probeSeconds } from '../../src/clients/ffmpeg/probe.ts';
import { SOUND_TYPES, type SoundKind } from '../../src/episode/sound/sound-types.ts';
import { scanFrames } from '../../src/mp3/scan-frames.ts';
import { kindOf } from '../../src/show-files/file-kinds.ts';

/** What a file of sound is, and how long it sounds. */
interface MeasuredSound {
  readonly kind: SoundKind;
  readonly durationMs: number;
}

const HEAD_BYTES = 16;

const readHead = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const isSound = (kind: string | undefined): kind is SoundKind =>
  kind !== undefined && kind in SOUND_TYPES;

const probeMs = async (path: string, kind: SoundKind): Promise<number> => {
  const program = process.env['FFPROBE_PATH'] ?? ffprobePath;
  return Math.round((await probeSeconds(program, resolve(path), kind)) * 1000);
};

const measureMp3 = async (path: string): Promise<MeasuredSound | undefined> => {
  const map = await scanFrames(createReadStream(path));
  if (!map) return undefined;
  const durationMs = Math.round((map.lengthSamples / map.sampleRateHertz) * 1000);
  return durationMs > 0 ? { kind: 'mp3', durationMs } : undefined;
};

/** What a file is by its bytes, whatever it is called; undefined for what is no sound that Stepcast knows. */
export const measureSound = async (path: string): Promise<MeasuredSound | undefined> => {
  const kind = kindOf(await readHead(path));
  // An MP3 may begin with anything; its frames are what makes it one.
  if (!isSound(kind) || kind === 'mp3') return measureMp3(path);
  const durationMs = await probeMs(path, kind).catch(() => Number.NaN);
  return durationMs > 0 ? { kind, durationMs } : undefined;
};
