import type { Delivery } from '../../speech-text/speaking-time.ts';
import type { SpeechEncoder } from '../audio-tools.ts';
import { levelSpeech } from '../sound/level-speech.ts';
import { readWav } from '../sound/wav.ts';
import { encodeSegment } from './encode-segment.ts';
import { findDefect } from './inspect-speech.ts';

/** A segment as it is stored, or why the provider's answer can't become one. */
export type FinishedSegment =
  | { readonly bytes: Uint8Array; readonly flaw?: never }
  | { readonly bytes?: never; readonly flaw: string };

/** Checks what the provider answered for some words, brings it to the episode's level and encodes it. */
export const finishSegment = async (
  encoder: SpeechEncoder,
  wav: Uint8Array,
  delivery: Delivery,
): Promise<FinishedSegment> => {
  const sound = readWav(wav);
  if ('problem' in sound) return { flaw: sound.problem };
  const flaw = findDefect(sound, delivery);
  if (flaw !== undefined) return { flaw };
  return { bytes: await encodeSegment(encoder, levelSpeech(sound)) };
};
