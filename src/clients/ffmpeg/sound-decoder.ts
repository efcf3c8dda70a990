import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ffmpeg from 'fluent-ffmpeg';
import type { SoundDecoder } from '../../generate-audio/audio-tools.ts';
import { finished, requireTool } from './run-ffmpeg.ts';

/** ffmpeg is told what a file is: left to guess, it would take a text for a list of other files to open. */
const DEMUXERS: Readonly<Record<Parameters<SoundDecoder['decode']>[1]['kind'], string>> = {
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
  m4a: 'mov',
  aac: 'aac',
};

/** Decodes with ffmpeg, which may open that file and nothing else. */
export const createSoundDecoder = (ffmpegPath: string): SoundDecoder => ({
  async decode(path, { kind, sampleRateHertz, maxSeconds }) {
    await requireTool(ffmpegPath);
    // fluent-ffmpeg takes the output's close for a failure when the process ends 20 ms later.
    const output = new PassThrough({ emitClose: false });
    const command = ffmpeg(path)
      .setFfmpegPath(ffmpegPath)
      .inputOptions([`-f ${DEMUXERS[kind]}`, '-protocol_whitelist file'])
      .outputOptions([
        ...['-map 0:a:0', `-t ${maxSeconds}`, '-ac 1', `-ar ${sampleRateHertz}`],
        ...['-fflags +bitexact', '-f f32le'],
      ]);
    const done = finished(command, `Decoding a file as ${kind}`);
    command.pipe(output);
    const [bytes] = await Promise.all([buffer(output), done]);
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3));
    return { sampleRateHertz, samples: new Float32Array(whole) };
  },
});
