import { EngineFailed, type Engines, resample } from '../speech/index.ts';
import type { Answer } from './faults.ts';
import { Refusal, refuseUnknown } from './refusal.ts';
import { encodeSound } from './sound.ts';

/** Some of OpenAI's voices, of Kokoro's and of Piper's, and who is heard in them. */
export const VOICES: ReadonlyMap<string, 'FEMALE' | 'MALE'> = new Map([
  ['alloy', 'FEMALE'],
  ['echo', 'MALE'],
  ['nova', 'FEMALE'],
  ['onyx', 'MALE'],
  ['af_heart', 'FEMALE'],
  ['bm_george', 'MALE'],
  ['de_DE-thorsten-high', 'MALE'],
]);

const FIELDS = new Set(['model', 'input', 'voice', 'response_format', 'speed']);
const MOST_CHARACTERS = 4096;
const SAMPLE_RATE_HERTZ = 24_000;

/** OpenAI's models hear by the words which language they are of; here their letters say it. */
const languageOf = (voice: string, text: string): string => {
  if (voice.startsWith('de_DE-')) return 'de-DE';
  if (/\p{Script=Hebrew}/u.test(text)) return 'he-IL';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru-RU';
  return voice.startsWith('b') ? 'en-GB' : 'en-US';
};

/** The fields of a request that are understood. */
interface SpeechBody {
  readonly input?: unknown;
  readonly voice?: unknown;
  readonly response_format?: unknown;
  readonly speed?: unknown;
}

/** Answers `POST /v1/audio/speech`. @throws Refusal */
export const speak = async (
  engines: Engines,
  body: SpeechBody & Readonly<Record<string, unknown>>,
): Promise<Answer> => {
  refuseUnknown(body, FIELDS);
  const { input, voice, response_format: format = 'mp3', speed = 1 } = body;
  if (typeof input !== 'string' || input === '') throw new Refusal(400, 'input is missing.');
  if (input.length > MOST_CHARACTERS) {
    const message = `String should have at most ${MOST_CHARACTERS} characters`;
    throw new Refusal(400, message, 'string_above_max_length');
  }
  const gender = VOICES.get(String(voice));
  if (gender === undefined) throw new Refusal(400, `There is no voice ${String(voice)}.`);
  if (typeof speed !== 'number' || speed < 0.25 || speed > 4) {
    throw new Refusal(400, 'speed must be from 0.25 to 4.');
  }
  try {
    const languageCode = languageOf(String(voice), input);
    const spoken = await engines.speak({ text: input, gender, languageCode, speakingRate: speed });
    const sound = await encodeSound(resample(spoken, SAMPLE_RATE_HERTZ), String(format));
    return { status: 200, ...sound };
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error;
    throw new Refusal(error.isMissing ? 501 : 500, error.message);
  }
};
