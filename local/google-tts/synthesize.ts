import { amplify, type Engines, join, type Pcm, resample, withSilence } from '../speech/index.ts';
import { type AudioConfig, checkAudio } from './check-audio.ts';
import type { Passage } from './input/passages.ts';
import { readInput, type SynthesisInput } from './input/read-input.ts';
import { Refusal } from './refusal.ts';
import { findVoice, type Voice, voicesOf } from './voices.ts';

/** The fields of google.cloud.texttospeech.v1.SynthesizeSpeechRequest that are understood. */
export interface SynthesizeRequest {
  readonly input?: SynthesisInput | null;
  readonly voice?: {
    readonly languageCode?: string;
    readonly name?: string;
    readonly ssmlGender?: string;
    readonly modelName?: string;
    readonly customVoice?: unknown;
    readonly voiceClone?: unknown;
    readonly multiSpeakerVoiceConfig?: unknown;
  } | null;
  readonly audioConfig?: AudioConfig | null;
}

const refuse = (message: string) => new Refusal('INVALID_ARGUMENT', message);
const notDone = (what: string) => new Refusal('UNIMPLEMENTED', `${what} is not implemented.`);

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

/** Faster speech at a lower sampling rate, or slower at a higher, is the same speech at another pitch. */
const PITCH_STEP_HERTZ = 100;

const speakPassage = async (
  engines: Engines,
  { text, pauseSeconds }: Passage,
  voice: Voice,
  { speakingRate, pitch, sampleRateHertz: asked }: AudioConfig,
): Promise<Pcm> => {
  const sampleRateHertz = asked || voice.naturalSampleRateHertz;
  if (text === '') return withSilence({ samples: new Int16Array(), sampleRateHertz }, pauseSeconds);
  const factor = 2 ** ((pitch ?? 0) / 12);
  const speech = await engines.speak({
    text,
    gender: voice.ssmlGender,
    languageCode: voice.languageCodes[0],
    speakingRate: (speakingRate || 1) / factor,
  });
  const shifted =
    factor === 1
      ? speech.sampleRateHertz
      : Math.round((speech.sampleRateHertz * factor) / PITCH_STEP_HERTZ) * PITCH_STEP_HERTZ;
  const resampled = resample({ ...speech, sampleRateHertz: shifted }, sampleRateHertz);
  return withSilence(resampled, pauseSeconds);
};

/**
 * Speaks one request as Google would: the same limits, the same refusals.
 * @throws Refusal INVALID_ARGUMENT for what Google refuses, UNIMPLEMENTED for what this server doesn't do.
 */
export const synthesize = async (engines: Engines, request: SynthesizeRequest): Promise<Pcm> => {
  const voice = chooseVoice(request.voice);
  const passages = readInput(request.input, voice);
  const audio = request.audioConfig ?? {};
  checkAudio(audio, voice);
  const spoken = await Promise.all(
    passages.map((passage) => speakPassage(engines, passage, voice, audio)),
  );
  const joined = join(spoken);
  return audio.volumeGainDb ? amplify(joined, audio.volumeGainDb) : joined;
};
