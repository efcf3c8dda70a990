import { createHash } from 'node:crypto';
import type { Script } from '../../episode/script.ts';
import { segmentKey } from '../../episode/storage-keys.ts';
import type { LexiconEntry } from '../../show/lexicon/lexicon.ts';
import { dropUnspeakable } from '../../speech-text/drop-unspeakable.ts';
import { createLexicon, type Lexicon } from '../../speech-text/lexicon.ts';
import { pronounce } from '../../speech-text/pronounce.ts';
import { phonemesOf } from '../../voices/voice-family.ts';
import { providerOf } from '../../voices/voice-provider.ts';
import { markSpeech } from '../provider/mark-speech.ts';
import type { SpeechEndpoint } from '../provider/speech-provider.ts';
import {
  MAX_REQUEST_BYTES,
  SPEECH_SAMPLE_RATE_HERTZ,
  type SpeechRequest,
} from '../provider/speech-synthesizer.ts';
import { splitText } from './split-text.ts';

/** A piece of an utterance that is spoken in one request. */
export interface Segment extends SpeechRequest {
  /** Which of the script's chapters, and which of its utterances, counted from 0. */
  readonly chapter: number;
  readonly utterance: number;
  readonly role: string;
  /** How long the pauses are that are marked in it. */
  readonly pauseSeconds: number;
  /** The text as it is read, where `text` is what is said. */
  readonly written: string;
  /** Where its sound is stored; the same words in the same voice share it. */
  readonly key: string;
}

/**
 * Small enough that an edited line re-speaks little and a lost call costs little, large enough
 * that the voice keeps its melody over several sentences.
 */
export const MAX_SEGMENT_CHARACTERS = 600;

/**
 * Everything besides text, voice and the voice's options that shapes a stored segment. A change to how segments are
 * spoken, levelled or encoded changes this, so that no older sound is reused.
 */
const SETTINGS = {
  sampleRateHertz: SPEECH_SAMPLE_RATE_HERTZ,
  mastering: 'v1 -16 LUFS',
  encoding: 'mp3 44100 mono 96k',
} as const;

/** Whoever speaks: an endpoint's voices sound as its model makes them. */
type Endpoint = Pick<SpeechEndpoint, 'endpoint' | 'model'>;

interface PlanOptions {
  /** Speaks the voices that aren't Google's. */
  readonly endpoint?: Endpoint | undefined;
  /** Whether another server speaks in Google's place, so that Google's own sound is none of its. */
  readonly isStandIn?: boolean | undefined;
  /** How the show wants words to be said. */
  readonly lexicon?: readonly LexiconEntry[] | undefined;
}

const keyOf = (
  { text, marked, voice, languageCode, ...options }: SpeechRequest,
  { endpoint, isStandIn }: PlanOptions,
): string => {
  const provider = providerOf(voice);
  const speaker =
    provider === 'openai'
      ? { endpoint: endpoint?.endpoint, model: endpoint?.model }
      : isStandIn && { isStandIn };
  const sent = marked ?? { text };
  // An option that isn't chosen isn't written, so that the key is what it was before there was a choice.
  const determinants = JSON.stringify({
    ...{ provider, ...SETTINGS, languageCode, voice, ...sent, ...options },
    ...speaker,
  });
  return segmentKey(createHash('sha256').update(determinants).digest('hex'));
};

/** A voice's name starts with its language (`en-US-Chirp3-HD-Kore`), which the provider wants to hear too. */
const languageOf = (voice: string, otherwise: string): string =>
  /^[a-z]{2,3}-[A-Z]{2}(?=-)/.exec(voice)?.[0] ?? otherwise;

const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** What a voice is asked for some words of a script. */
const requestFor = (
  written: string,
  { voice, languageCode, lexicon }: { voice: string; languageCode: string; lexicon: Lexicon },
) => {
  const phonemes = phonemesOf(voice);
  const text = pronounce(lexicon.respell(written, phonemes !== null), languageCode);
  const { marked, pauseSeconds = 0 } = markSpeech(text, { voice, languageCode, lexicon }) ?? {};
  const pronunciations = phonemes === 'input' ? lexicon.pronunciations(text) : [];
  return {
    ...{ text, pauseSeconds },
    ...(marked && { marked }),
    ...(pronunciations.length > 0 && { pronunciations }),
  };
};

/**
 * The script's segments in the order in which they are heard. Text without a letter or digit has no
 * sound and is left out.
 */
export const planSegments = (script: Script, options: PlanOptions = {}): Segment[] => {
  const lexicon = createLexicon(options.lexicon ?? []);
  const speakers = new Map(script.speakers.map(({ role, ...speaker }) => [role, speaker]));
  const limits = { maxBytes: MAX_REQUEST_BYTES, maxCharacters: MAX_SEGMENT_CHARACTERS };
  return script.chapters.flatMap(({ utterances }, chapter) =>
    utterances.flatMap(({ speaker, text }, utterance) =>
      splitText(dropUnspeakable(text), limits, script.language)
        .filter(isSpeakable)
        .map((written) => {
          const { voice = '', ...choice } = speakers.get(speaker) ?? {};
          const languageCode = languageOf(voice, script.language);
          const { pauseSeconds, ...said } = requestFor(written, { voice, languageCode, lexicon });
          const request = { voice, languageCode, ...choice, ...said };
          const place = { chapter, utterance, role: speaker };
          const key = keyOf(request, options);
          return { ...request, ...place, written, pauseSeconds, key };
        }),
    ),
  );
};
