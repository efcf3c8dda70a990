import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ffmpeg from 'fluent-ffmpeg';
import type { ClipEncoder } from '../../clips/ports.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { soundOfAny } from './untrusted-input.ts';

/** Containers that sound without frames comes in. */
const DEMUXERS = ['mov', 'wav', 'flac', 'ogg', 'matroska', 'aac', 'aiff'];
const BIT_RATE = '128k';
/** A clip has a minute at most, and is sought to. */
const TIMEOUT_MS = 60_000;

/**
 * Makes clips of sound that isn't MP3, by way of files that are removed afterwards: such sound can't be
 * sought in while it comes in. @throws AudioToolFailed
 */
export const createClipEncoder = (ffmpegPath: string): ClipEncoder => ({
  async encode(sound, { startMs, endMs }) {
    const folder = await mkdtemp(join(tmpdir(), 'clip-'));
    try {
      const [whole, clip] = [join(folder, 'whole'), join(folder, 'clip.mp3')];
      await pipeline(Readable.from(sound, { objectMode: false }), createWriteStream(whole));
      const command = ffmpeg(whole)
        .inputOptions([...soundOfAny(DEMUXERS), `-ss ${startMs / 1000}`])
        .outputOptions([
          ...['-map 0:a:0', `-t ${(endMs - startMs) / 1000}`, '-map_metadata -1'],
          ...['-c:a libmp3lame', `-b:a ${BIT_RATE}`, '-fflags +bitexact', '-f mp3'],
        ])
        .output(clip);
      const doing = 'Cutting a clip';
      await runFfmpeg(ffmpegPath, command, { doing, timeoutMs: TIMEOUT_MS, isUntrusted: true });
      return await readFile(clip);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
