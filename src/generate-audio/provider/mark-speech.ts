import type { Lexicon } from '../../speech-text/lexicon.ts';
import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';
import { htmlText } from '../../speech-text/xml-text.ts';
import { pausesOf, phonemesOf } from '../../voices/voice-family.ts';
import { readStretches } from '../sound/stretches.ts';
import { MAX_REQUEST_BYTES, type MarkedText } from './speech-synthesizer.ts';

/** Added to what a voice pauses by itself between two sentences. */
const STRETCH_PAUSE_SECONDS = 0.3;
const PARAGRAPH_PAUSE_SECONDS = 0.6;

type Paragraphs = ReturnType<typeof readStretches>;

const withPhonemes = (sentence: string, lexicon: Lexicon): string =>
  lexicon
    .cut(sentence)
    .map(({ text, ipa }) =>
      ipa === undefined
        ? htmlText(text)
        : `<phoneme alphabet="ipa" ph="${htmlText(ipa)}">${htmlText(text)}</phoneme>`,
    )
    .join('');

const toSsml = (paragraphs: Paragraphs, languageCode: string, lexicon: Lexicon): string => {
  const breakFor = (seconds: number) => `<break time="${seconds * 1000}ms"/>`;
  const stretch = (text: string) =>
    splitSentences(text, languageCode)
      .map((sentence) => `<s>${withPhonemes(sentence.trim(), lexicon)}</s>`)
      .join('');
  const paragraph = (stretches: readonly string[]) =>
    `<p>${stretches.map(stretch).join(breakFor(STRETCH_PAUSE_SECONDS))}</p>`;
  return `<speak>${paragraphs.map(paragraph).join(breakFor(PARAGRAPH_PAUSE_SECONDS))}</speak>`;
};

/** Markup knows no escape, so that what would be a tag in a text is put in round brackets. */
const plainBrackets = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');

const toMarkup = (paragraphs: Paragraphs): string =>
  paragraphs
    .map((stretches) => stretches.map(plainBrackets).join(' [pause short] '))
    .join(' [pause] ');

/** A text with its marks, and how long its pauses are in all. */
interface Marked {
  readonly marked: MarkedText;
  readonly pauseSeconds: number;
}

interface MarkOptions {
  readonly voice: string;
  readonly languageCode: string;
  readonly lexicon: Lexicon;
}

/**
 * Marks the pauses of a text, and the sounds of words where SSML tells them, in the way that the
 * voice understands. Answers undefined where plain text does: it has neither, the voice takes no
 * marks, or with them it would be too long. Nothing in the text itself is ever a mark.
 */
export const markSpeech = (
  text: string,
  { voice, languageCode, lexicon }: MarkOptions,
): Marked | undefined => {
  const paragraphs = readStretches(text);
  const stretches = paragraphs.reduce((sum, { length }) => sum + length, 0);
  const kind = pausesOf(voice);
  const hasPhonemes = phonemesOf(voice) === 'ssml' && lexicon.pronunciations(text).length > 0;
  if (kind === null || (stretches < 2 && !hasPhonemes)) return undefined;
  const source = kind === 'ssml' ? toSsml(paragraphs, languageCode, lexicon) : toMarkup(paragraphs);
  if (Buffer.byteLength(source) > MAX_REQUEST_BYTES) return undefined;
  return {
    marked: kind === 'ssml' ? { ssml: source } : { markup: source },
    pauseSeconds:
      (paragraphs.length - 1) * PARAGRAPH_PAUSE_SECONDS +
      (stretches - paragraphs.length) * STRETCH_PAUSE_SECONDS,
  };
};
