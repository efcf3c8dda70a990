import { Refusal } from './refusal.ts';
import { familyOf, type Voice } from './voices.ts';

/** AudioConfig. */
export interface AudioConfig {
  readonly audioEncoding?: string;
  readonly speakingRate?: number;
  readonly pitch?: number;
  readonly volumeGainDb?: number;
  readonly sampleRateHertz?: number;
  readonly effectsProfileId?: readonly string[];
}

/** What families answer to options that they don't have, in Google's words. */
const REFUSED: Readonly<Record<string, { readonly options: string; readonly rate: boolean }>> = {
  'Chirp3-HD': { options: 'pitch', rate: false },
  Studio: { options: 'pitch', rate: false },
  'Chirp-HD': { options: 'speaking rate or pitch', rate: true },
};

const refuse = (message: string) => new Refusal('INVALID_ARGUMENT', message);
const notDone = (what: string) => new Refusal('UNIMPLEMENTED', `${what} is not implemented.`);

const between = (name: string, value: number, low: number, high: number): void => {
  if (value < low || value > high) {
    throw refuse(`\`audio_config.${name}\` must be between ${low} and ${high}, but was ${value}.`);
  }
};

/**
 * Refuses what Google would refuse of a voice.
 * @throws Refusal INVALID_ARGUMENT; UNIMPLEMENTED for what this server doesn't do
 */
export const checkAudio = (audio: AudioConfig, voice: Voice): void => {
  if (!audio.audioEncoding || audio.audioEncoding === 'AUDIO_ENCODING_UNSPECIFIED') {
    throw refuse('Invalid audio encoding.');
  }
  if (audio.audioEncoding !== 'LINEAR16') throw notDone(`Audio encoding ${audio.audioEncoding}`);
  if (audio.speakingRate) between('speaking_rate', audio.speakingRate, 0.25, 2);
  if (audio.pitch) between('pitch', audio.pitch, -20, 20);
  if (audio.volumeGainDb) between('volume_gain_db', audio.volumeGainDb, -96, 16);
  if (audio.sampleRateHertz) between('sample_rate_hertz', audio.sampleRateHertz, 8000, 48_000);
  if (audio.effectsProfileId?.length) throw notDone('audio_config.effects_profile_id');
  const refused = REFUSED[familyOf(voice)];
  if (refused && (audio.pitch || (audio.speakingRate && refused.rate))) {
    throw refuse(`This voice does not support ${refused.options} parameters at this time.`);
  }
};
