/** What a picture of a show may be. */
export const PICTURE_KINDS = ['jpeg', 'png'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What a sound of a show may be. */
export const AUDIO_KINDS = ['mp3', 'wav', 'flac', 'ogg', 'm4a'] as const;
export type AudioKind = (typeof AUDIO_KINDS)[number];

export type FileKind = PictureKind | AudioKind;

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, i) => bytes[at + i] === byte);
const holds = (bytes: Uint8Array, text: string, at = 0): boolean =>
  startsWith(bytes, [...new TextEncoder().encode(text)], at);

/** A frame header of MPEG audio, layer III: eleven set bits, a version and the layer that exist. */
const isMp3Frame = (bytes: Uint8Array): boolean => {
  const second = bytes[1] ?? 0;
  return bytes[0] === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
};

const SIGNS: readonly (readonly [FileKind, (bytes: Uint8Array) => boolean])[] = [
  ['jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['png', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['wav', (bytes) => holds(bytes, 'RIFF') && holds(bytes, 'WAVE', 8)],
  ['flac', (bytes) => holds(bytes, 'fLaC')],
  ['ogg', (bytes) => holds(bytes, 'OggS')],
  ['m4a', (bytes) => holds(bytes, 'ftyp', 4)],
  ['mp3', (bytes) => holds(bytes, 'ID3') || isMp3Frame(bytes)],
];

/** What a file is by its first bytes, whatever it is called; undefined for anything else. */
export const kindOf = (bytes: Uint8Array): FileKind | undefined =>
  SIGNS.find(([, matches]) => matches(bytes))?.[0];
