import type { Voice } from './voice-catalog.ts';

/** What a voice's name says of it; null where it says nothing. */
interface EndpointVoice {
  /** BCP 47. */
  readonly language: string | null;
  readonly gender: Voice['gender'];
}

/**
 * The languages of Kokoro's voices by the first letter of their names.
 * @see https://huggingface.co/hexgrad/Kokoro-82M/blob/main/VOICES.md (read 2026-11-29)
 */
const KOKORO: Readonly<Record<string, string>> = {
  a: 'en-US',
  b: 'en-GB',
  e: 'es-ES',
  f: 'fr-FR',
  h: 'hi-IN',
  i: 'it-IT',
  j: 'ja-JP',
  p: 'pt-BR',
  z: 'cmn-CN',
};

/**
 * Reads an endpoint's own name for a voice: Kokoro's `bf_emma` is a British woman, Piper's
 * `de_DE-thorsten-high` is German; `alloy` speaks whatever it is given.
 */
export const describeEndpointVoice = (name: string): EndpointVoice => {
  const [, letter = '', sex] = /^([abefhijpz])([fm])_/.exec(name) ?? [];
  if (sex) return { language: KOKORO[letter] ?? null, gender: sex === 'f' ? 'female' : 'male' };
  const [, language, region] = /^([a-z]{2,3})_([A-Z]{2})-/.exec(name) ?? [];
  return { language: language ? `${language}-${region}` : null, gender: null };
};
