import { execFileSync } from 'node:child_process';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import { createMp3Encoder } from 'wasm-media-encoders';

/** Sound that was encoded: MP3, and the seconds of CPU that it took. */
export interface Encoded {
  readonly mp3: Uint8Array;
  readonly cpuSeconds: number;
}

export interface Speech {
  readonly samples: Float32Array;
  readonly sampleRateHertz: number;
}

const FFMPEG = ffmpegInstaller.path;
const MOST_BYTES = 1 << 28;

export const runFfmpeg = (args: readonly string[], input: Uint8Array): Buffer =>
  execFileSync(FFMPEG, ['-v', 'error', ...args, '-'], { input, maxBuffer: MOST_BYTES });

const bytesOf = ({ samples }: Speech): Buffer =>
  Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);

/** The CPU of an ffmpeg, starting included: it says so itself. */
const cpuOfFfmpeg = (args: readonly string[], input: Uint8Array): number => {
  const program = `"$0" -benchmark "$@" 2>&1 >/dev/null`;
  const output = execFileSync('sh', ['-c', program, FFMPEG, ...args, '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(output) ?? [];
  return Number(user) + Number(system ?? 0);
};

/** LAME in ffmpeg as Stepcast runs it, at one of LAME's levels of quality (0 best, 9 fastest). */
export const withFfmpeg =
  (quality: number | undefined) =>
  (speech: Speech): Encoded => {
    const args = [
      ...['-f', 'f32le', '-ar', String(speech.sampleRateHertz), '-ac', '1', '-i', '-'],
      ...['-af', `volume=${1 / 0.95}`, '-c:a', 'libmp3lame', '-b:a', '96000', '-ar', '44100'],
      ...(quality === undefined ? [] : ['-compression_level', String(quality)]),
      ...['-reservoir', '0', '-write_xing', '0', '-id3v2_version', '0', '-map_metadata', '-1'],
      ...['-fflags', '+bitexact', '-flags', '+bitexact', '-f', 'mp3'],
    ];
    const input = bytesOf(speech);
    return { mp3: runFfmpeg(args, input), cpuSeconds: cpuOfFfmpeg(args, input) };
  };

/** LAME in WebAssembly, in this process. */
export const withWasm = async (speech: Speech): Promise<Encoded> => {
  const before = process.cpuUsage();
  const encoder = await createMp3Encoder();
  encoder.configure({
    sampleRate: speech.sampleRateHertz,
    channels: 1,
    outputSampleRate: 44_100,
    bitrate: 96,
  });
  const parts = [Uint8Array.from(encoder.encode([speech.samples.map((s) => s / 0.95)]))];
  parts.push(Uint8Array.from(encoder.finalize()));
  const { user, system } = process.cpuUsage(before);
  return { mp3: Buffer.concat(parts), cpuSeconds: (user + system) / 1e6 };
};
