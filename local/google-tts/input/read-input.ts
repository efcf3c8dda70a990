import { Refusal } from '../refusal.ts';
import { familyOf, type Voice } from '../voices.ts';
import { readMarkup } from './markup.ts';
import type { Passage } from './passages.ts';
import { readSsml } from './ssml.ts';

/** SynthesisInput: one of them is set, and `inputSource` names it. */
export interface SynthesisInput {
  readonly inputSource?: string;
  readonly text?: string;
  readonly ssml?: string;
  readonly markup?: string;
  readonly customPronunciations?: {
    readonly pronunciations?: readonly {
      readonly phrase?: string;
      readonly pronunciation?: string;
      readonly phoneticEncoding?: string;
    }[];
  } | null;
}

const MAX_BYTES = 5000;

/** Families that are spoken from plain text alone. */
const WITHOUT_SSML = new Set(['Chirp-HD']);

const refuse = (message: string) => new Refusal('INVALID_ARGUMENT', message);

/** Looked at, not spoken: the engines read letters alone. */
const checkPronunciations = (input: SynthesisInput, family: string): void => {
  for (const one of input.customPronunciations?.pronunciations ?? []) {
    if (family !== 'Chirp3-HD') throw refuse('This voice does not support custom pronunciations.');
    if (!one.phrase || !one.pronunciation) {
      throw refuse('A custom pronunciation needs a phrase and its pronunciation.');
    }
    if (one.phoneticEncoding !== 'PHONETIC_ENCODING_IPA') {
      throw new Refusal('UNIMPLEMENTED', `${one.phoneticEncoding} is not implemented.`);
    }
  }
};

/** What was sent, whichever way; empty when nothing was. */
export const sourceOf = (input: SynthesisInput | null | undefined): string =>
  input?.ssml || input?.markup || input?.text || '';

/**
 * What a voice is to say.
 * @throws Refusal as Google does for what it doesn't take, UNIMPLEMENTED for what this server doesn't do
 */
export const readInput = (input: SynthesisInput | null | undefined, voice: Voice): Passage[] => {
  const kind = input?.inputSource ?? 'text';
  if (!['text', 'ssml', 'markup'].includes(kind)) {
    throw new Refusal('UNIMPLEMENTED', `input.${kind} is not implemented.`);
  }
  const source = sourceOf(input);
  if (source === '') throw refuse('Either `input.text` or `input.ssml` must be set.');
  if (Buffer.byteLength(source) > MAX_BYTES) {
    throw refuse(
      `Either \`input.text\` or \`input.ssml\` is longer than the limit of ${MAX_BYTES} bytes. This limit is different from quotas. To fix, reduce the byte length of the characters in this request, or consider using the Long Audio API: https://cloud.google.com/text-to-speech/docs/create-audio-text-long-audio-synthesis.`,
    );
  }
  const family = familyOf(voice);
  if (input) checkPronunciations(input, family);
  if (input?.markup) {
    if (family !== 'Chirp3-HD') throw refuse(`The voice ${voice.name} does not support markup.`);
    return readMarkup(source);
  }
  if (!input?.ssml) return [{ text: source, pauseSeconds: 0 }];
  if (WITHOUT_SSML.has(family)) throw refuse(`The voice ${voice.name} does not support SSML.`);
  if (family === 'Chirp3-HD') {
    throw new Refusal('UNIMPLEMENTED', 'SSML for Chirp 3: HD voices is not implemented.');
  }
  return readSsml(source);
};
