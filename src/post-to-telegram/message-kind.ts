import type { StoredObject } from '../episode/stored-object.ts';

/** What a bot may send (core.telegram.org/bots/api#sendaudio). */
export const MAX_SOUND_BYTES = 50_000_000;

/** How an episode is posted: as sound, or as a link where the sound is larger than a bot may send, or no MP3. */
export const messageKindOf = ({ sizeBytes, key }: StoredObject): 'audio' | 'link' =>
  sizeBytes > MAX_SOUND_BYTES || !key.endsWith('.mp3') ? 'link' : 'audio';
