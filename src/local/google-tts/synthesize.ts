import type { Engines } from './engines.ts';
import { amplify, type Pcm } from './pcm.ts';
import { Refusal } from './refusal.ts';
import { resample } from './resample.ts';
import { spokenText } from './ssml.ts';
import { findVoice, type Voice, voicesOf } from './voices.ts';

/** The fields of google.cloud.texttospeech.v1.SynthesizeSpeechRequest that are understood. */
export interface SynthesizeRequest {
  readonly input?: {
    readonly inputSource?: string;
    readonly text?: string;
    readonly ssml?: string;
  } | null;
  readonly voice?: {
    readonly languageCode?: string;
    readonly name?: string;
    readonly ssmlGender?: string;
    readonly modelName?: string;
    readonly customVoice?: unknown;
    readonly voiceClone?: unknown;
    readonly multiSpeakerVoiceConfig?: unknown;
  } | null;
  readonly audioConfig?: {
    readonly audioEncoding?: string;
    readonly speakingRate?: number;
    readonly pitch?: number;
    readonly volumeGainDb?: number;
    readonly sampleRateHertz?: number;
    readonly effectsProfileId?: readonly string[];
  } | null;
}

const MAX_BYTES = 5000;

const refuse = (message: string) => new Refusal('INVALID_ARGUMENT', message);
const notDone = (what: string) => new Refusal('UNIMPLEMENTED', `${what} is not implemented.`);

const wordsOf = (input: SynthesizeRequest['input']): string => {
  const source = input?.inputSource;
  if (source && source !== 'text' && source !== 'ssml') throw notDone(`input.${source}`);
  const given = input?.ssml || input?.text || '';
  if (given === '') throw refuse('Either `input.text` or `input.ssml` must be set.');
  if (Buffer.byteLength(given) > MAX_BYTES) {
    throw refuse(
      `Either \`input.text\` or \`input.ssml\` is longer than the limit of ${MAX_BYTES} bytes. This limit is different from quotas. To fix, reduce the byte length of the characters in this request, or consider using the Long Audio API: https://cloud.google.com/text-to-speech/docs/create-audio-text-long-audio-synthesis.`,
    );
  }
  return input?.ssml ? spokenText(input.ssml) : given;
};

const chooseVoice = (asked: SynthesizeRequest['voice']): Voice => {
  if (asked?.customVoice) throw notDone('voice.custom_voice');
  if (asked?.voiceClone) throw notDone('voice.voice_clone');
  if (asked?.multiSpeakerVoiceConfig) throw notDone('voice.multi_speaker_voice_config');
  if (asked?.modelName) throw notDone('voice.model_name');
  const languageCode = asked?.languageCode ?? '';
  if (languageCode === '') throw refuse('Voice language_code is required.');
  const ofLanguage = voicesOf(languageCode);
  if (asked?.name) {
    const voice = findVoice(asked.name);
    if (!voice) throw refuse(`Voice '${asked.name}' does not exist. Is it misspelled?`);
    if (!voice.name.includes('-'))
      throw refuse('This voice requires a model name to be specified.');
    if (!ofLanguage.includes(voice)) {
      const [code] = voice.languageCodes;
      throw refuse(
        `Requested language code '${languageCode}' doesn't match the voice '${voice.name}''s language code '${code}'. Either use language code '${code}' or use a different voice.`,
      );
    }
    return voice;
  }
  const voice = ofLanguage.find(
    ({ ssmlGender }) =>
      ssmlGender === asked?.ssmlGender ||
      !asked?.ssmlGender ||
      asked.ssmlGender === 'SSML_VOICE_GENDER_UNSPECIFIED',
  );
  if (!voice) throw refuse(`No voice for the language code '${languageCode}'.`);
  return voice;
};

const between = (name: string, value: number, low: number, high: number): void => {
  if (value < low || value > high) {
    throw refuse(`\`audio_config.${name}\` must be between ${low} and ${high}, but was ${value}.`);
  }
};

const checkAudio = (audio: NonNullable<SynthesizeRequest['audioConfig']>): void => {
  if (!audio.audioEncoding || audio.audioEncoding === 'AUDIO_ENCODING_UNSPECIFIED') {
    throw refuse('Invalid audio encoding.');
  }
  if (audio.audioEncoding !== 'LINEAR16') throw notDone(`Audio encoding ${audio.audioEncoding}`);
  if (audio.speakingRate) between('speaking_rate', audio.speakingRate, 0.25, 2);
  if (audio.volumeGainDb) between('volume_gain_db', audio.volumeGainDb, -96, 16);
  if (audio.sampleRateHertz) between('sample_rate_hertz', audio.sampleRateHertz, 8000, 48_000);
  if (audio.pitch) throw notDone('audio_config.pitch');
  if (audio.effectsProfileId?.length) throw notDone('audio_config.effects_profile_id');
};

/**
 * Speaks one request as Google would: the same limits, the same refusals.
 * @throws Refusal INVALID_ARGUMENT for what Google refuses, UNIMPLEMENTED for what this server doesn't do.
 */
export const synthesize = async (engines: Engines, request: SynthesizeRequest): Promise<Pcm> => {
  const text = wordsOf(request.input);
  const voice = chooseVoice(request.voice);
  const audio = request.audioConfig ?? {};
  checkAudio(audio);
  const speech = await engines.speak({
    text,
    gender: voice.ssmlGender,
    languageCode: voice.languageCodes[0],
    speakingRate: audio.speakingRate || 1,
  });
  const resampled = resample(speech, audio.sampleRateHertz || voice.naturalSampleRateHertz);
  return audio.volumeGainDb ? amplify(resampled, audio.volumeGainDb) : resampled;
};
