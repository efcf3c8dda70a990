import { createHash } from 'node:crypto';
import { segmentKey } from '../../episode/storage-keys.ts';
import type { SpeechEncoder } from '../audio-tools.ts';
import { encodeSegment } from '../segments/encode-segment.ts';
import { makeSting, STING_SETTINGS } from '../sound/sting.ts';
import type { AudioObjectStore } from '../stores.ts';
import type { SoundFiles } from './sound-files.ts';
import type { Jingle } from './timeline.ts';

interface StingDeps {
  readonly objects: Pick<AudioObjectStore, 'find' | 'get' | 'put'>;
  readonly encoder: SpeechEncoder;
}

/** The sound between stories among the episode's sounds: encoded once, and stored as spoken segments are. */
export const bringSting = async (
  { objects, encoder }: StingDeps,
  sounds: SoundFiles,
): Promise<Jingle> => {
  const determinants = JSON.stringify({ ...STING_SETTINGS, encoding: 'mp3 44100 mono 96k' });
  const key = segmentKey(createHash('sha256').update(determinants).digest('hex'));
  const stored = await objects.find(key);
  const bytes = stored ? await objects.get(stored) : await encodeSegment(encoder, makeSting());
  if (!stored) await objects.put(key, bytes, { contentType: 'audio/mpeg' });
  await sounds.keep({ key }, bytes);
  return { key, frames: sounds.framesOf({ key }) };
};
