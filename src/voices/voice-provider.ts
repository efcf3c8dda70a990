import { ENDPOINT_PREFIX } from '../show/voice/voice-name.ts';

/** Who speaks voices: Google, or the stage's OpenAI-compatible endpoint. */
export type VoiceProvider = 'google-tts' | 'openai';

/** Whose a voice is, by its name: `openai:alloy` is the endpoint's, any other is Google's. */
export const providerOf = (voice: string): VoiceProvider =>
  voice.startsWith(ENDPOINT_PREFIX) ? 'openai' : 'google-tts';

/** A voice as its provider calls it: `alloy` of `openai:alloy`. */
export const ownName = (voice: string): string =>
  providerOf(voice) === 'openai' ? voice.slice(ENDPOINT_PREFIX.length) : voice;

/** An endpoint's voice as shows name it. */
export const endpointVoice = (name: string): string => `${ENDPOINT_PREFIX}${name}`;
