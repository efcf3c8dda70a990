import type { AudioKind } from '../../show-files/file-kinds.ts';

/** Decoders of the sounds that shows and voices come in. A file names no other one into the process. */
const SOUND_DECODERS = [
  ...['mp3', 'mp3float', 'aac', 'flac', 'vorbis', 'opus', 'alac'],
  ...['pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_u8'],
  ...['pcm_s16be', 'pcm_s24be', 'pcm_s32be', 'pcm_mulaw', 'pcm_alaw'],
];
const PICTURE_DECODERS = ['png', 'mjpeg'];
/** A picture of 5,800 pixels square; nothing of a sound comes near it. */
const MAX_BLOCK_BYTES = 128 * 1024 ** 2;

const inputOptions = (formats: string, decoders: readonly string[]): string[] => [
  formats,
  '-protocol_whitelist file',
  `-codec_whitelist ${decoders.join(',')}`,
  `-max_alloc ${MAX_BLOCK_BYTES}`,
  '-threads 1',
];

/** What a file of sound may be; `aac` is streamed AAC (ADTS), which speech endpoints answer. */
export type UntrustedSound = AudioKind | 'aac';

/** ffmpeg is told what a file is: left to guess, it takes a text for a list of other files to open. */
export const DEMUXERS: Readonly<Record<UntrustedSound, string>> = {
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
  m4a: 'mov',
  aac: 'aac',
};

/** A sound of that kind. */
export const soundOf = (kind: UntrustedSound): string[] =>
  inputOptions(`-f ${DEMUXERS[kind]}`, SOUND_DECODERS);

/** Containers among which ffmpeg finds out what a sound is: none of them opens another file. */
export const soundOfAny = (demuxers: readonly string[]): string[] =>
  inputOptions(`-format_whitelist ${demuxers.join(',')}`, SOUND_DECODERS);

/** A picture of that kind. */
export const pictureOf = (demuxer: 'png_pipe' | 'jpeg_pipe'): string[] =>
  inputOptions(`-f ${demuxer}`, PICTURE_DECODERS);
