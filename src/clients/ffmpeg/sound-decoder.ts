import ffmpeg from 'fluent-ffmpeg';
import type { SoundDecoder } from '../../generate-audio/audio-tools.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { soundOf } from './untrusted-input.ts';

/** A minute of any of them takes less than a second. */
const TIMEOUT_MS = 60_000;

/** Decodes with ffmpeg, which may open that file and nothing else. */
export const createSoundDecoder = (ffmpegPath: string): SoundDecoder => ({
  async decode(path, { kind, sampleRateHertz, maxSeconds }) {
    const command = ffmpeg(path)
      .inputOptions(soundOf(kind))
      .outputOptions([
        ...['-map 0:a:0', `-t ${maxSeconds}`, '-ac 1', `-ar ${sampleRateHertz}`],
        ...['-fflags +bitexact', '-f f32le'],
      ])
      .output('pipe:1');
    const { stdout: bytes } = await runFfmpeg(ffmpegPath, command, {
      doing: `Decoding a file as ${kind}`,
      timeoutMs: TIMEOUT_MS,
      // Besides what is asked for, a frame that isn't cut.
      maxOutputBytes: (maxSeconds + 1) * sampleRateHertz * Float32Array.BYTES_PER_ELEMENT,
      isUntrusted: true,
    });
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3));
    return { sampleRateHertz, samples: new Float32Array(whole) };
  },
});
