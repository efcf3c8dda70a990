import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { path as ffmpegPath } from '@ffmpeg-installer/ffmpeg';
import { type Pcm, toWav } from '../speech/index.ts';
import { Refusal } from './refusal.ts';

/** What may be asked for: its content type, and how ffmpeg makes it of a WAV file. */
const FORMATS: Readonly<
  Record<string, { readonly type: string; readonly options: readonly string[] }>
> = {
  mp3: { type: 'audio/mpeg', options: ['-f', 'mp3', '-b:a', '128k'] },
  opus: { type: 'audio/opus', options: ['-c:a', 'libopus', '-ar', '48000', '-f', 'ogg'] },
  aac: { type: 'audio/aac', options: ['-c:a', 'aac', '-f', 'adts'] },
  flac: { type: 'audio/flac', options: ['-f', 'flac'] },
};

const throughFfmpeg = async (wav: Buffer, options: readonly string[]): Promise<Buffer> => {
  const child = spawn(ffmpegPath, [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'wav', '-i', 'pipe:0'],
    ...[...options, 'pipe:1'],
  ]);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(wav);
  const [sound, complaints, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    exit,
  ]);
  if (code === 0) return sound;
  throw new Refusal(500, `ffmpeg ended with ${code}: ${complaints.toString('utf8').trim()}`);
};

/** A sound in the format that was asked for. @throws Refusal 400 for one that there isn't */
export const encodeSound = async (
  pcm: Pcm,
  format: string,
): Promise<{ readonly contentType: string; readonly body: Buffer }> => {
  const wav = toWav(pcm);
  if (format === 'wav') return { contentType: 'audio/wav', body: wav };
  if (format === 'pcm') return { contentType: 'audio/pcm', body: wav.subarray(44) };
  const known = FORMATS[format];
  if (!known)
    throw new Refusal(400, `Input should be 'mp3', 'opus', 'aac', 'flac', 'wav' or 'pcm'`);
  return { contentType: known.type, body: await throughFfmpeg(wav, known.options) };
};
