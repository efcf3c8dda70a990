/** What the sound of an episode can be: endings of keys, and what servers call them. Stepcast makes MP3; the rest is imported. */
export const SOUND_TYPES = {
  mp3: 'audio/mpeg',
  m4a: 'audio/x-m4a',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
} as const;
export type SoundKind = keyof typeof SOUND_TYPES;

/** What servers call the sound under a key. */
export const soundTypeOf = (key: string): string =>
  SOUND_TYPES[key.slice(key.lastIndexOf('.') + 1) as SoundKind] ?? SOUND_TYPES.mp3;
