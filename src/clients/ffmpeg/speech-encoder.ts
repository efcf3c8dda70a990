import ffmpeg from 'fluent-ffmpeg';
import pLimit from 'p-limit';
import type { SpeechEncoder } from '../../generate-audio/audio-tools.ts';
import { MP3_FORMAT } from '../../generate-audio/sound/mp3/frames.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** Encoding keeps a core busy; more processes than a function has cores only take memory. */
const MAX_PROCESSES = 2;

/** LAME turns everything down to 95 % by default, and ffmpeg has no option against it. */
const LAME_SCALE = 0.95;

/**
 * LAME's quality, 0 best and 9 fastest: at 7 it takes half the time of its default, and what it
 * adds to a voice stays below what the voice masks (docs/decisions/101-lame-at-quality-7.md).
 */
const LAME_QUALITY = 7;

/** An utterance takes a second at most. */
const TIMEOUT_MS = 120_000;

/** Encodes with ffmpeg's LAME, through pipes, at most two at once. */
export const createSpeechEncoder = (ffmpegPath: string): SpeechEncoder => {
  const limit = pLimit(MAX_PROCESSES);
  const encode: SpeechEncoder['encode'] = async ({ samples, sampleRateHertz }) => {
    const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    const command = ffmpeg('pipe:0')
      .inputOptions(['-f f32le', `-ar ${sampleRateHertz}`, '-ac 1'])
      .outputOptions([
        `-af volume=${1 / LAME_SCALE}`,
        '-c:a libmp3lame',
        `-compression_level ${LAME_QUALITY}`,
        `-b:a ${MP3_FORMAT.bitRate}`,
        `-ar ${MP3_FORMAT.sampleRateHertz}`,
        `-ac ${MP3_FORMAT.channels}`,
        ...['-reservoir 0', '-write_xing 0', '-id3v2_version 0', '-map_metadata -1'],
        ...['-fflags +bitexact', '-flags +bitexact', '-f mp3'],
      ])
      .output('pipe:1');
    const doing = `Encoding ${samples.length} samples as MP3`;
    const options = { doing, input: bytes, timeoutMs: TIMEOUT_MS };
    const { stdout } = await runFfmpeg(ffmpegPath, command, options);
    return stdout;
  };
  return { encode: (sound) => limit(encode, sound) };
};
