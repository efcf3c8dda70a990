import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';
import { htmlText } from '../../speech-text/xml-text.ts';
import { pausesOf } from '../../voices/voice-family.ts';
import { readStretches } from '../sound/stretches.ts';
import { MAX_REQUEST_BYTES, type MarkedText } from './speech-synthesizer.ts';

/** Added to what a voice pauses by itself between two sentences. */
const STRETCH_PAUSE_SECONDS = 0.3;
const PARAGRAPH_PAUSE_SECONDS = 0.6;

type Paragraphs = ReturnType<typeof readStretches>;

const toSsml = (paragraphs: Paragraphs, languageCode: string): string => {
  const breakFor = (seconds: number) => `<break time="${seconds * 1000}ms"/>`;
  const stretch = (text: string) =>
    splitSentences(text, languageCode)
      .map((sentence) => `<s>${htmlText(sentence.trim())}</s>`)
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

/** A text with its pauses marked, and how long they are in all. */
interface Marked {
  readonly marked: MarkedText;
  readonly pauseSeconds: number;
}

/**
 * Marks the pauses of a text in the way that the voice understands. Answers undefined where plain
 * text does: it has no such pause, the voice takes no marks, or with them it would be too long.
 * Nothing in the text itself is ever a mark.
 */
export const markPauses = (
  text: string,
  { voice, languageCode }: { readonly voice: string; readonly languageCode: string },
): Marked | undefined => {
  const paragraphs = readStretches(text);
  const stretches = paragraphs.reduce((sum, { length }) => sum + length, 0);
  const kind = pausesOf(voice);
  if (stretches < 2 || kind === null) return undefined;
  const source = kind === 'ssml' ? toSsml(paragraphs, languageCode) : toMarkup(paragraphs);
  if (Buffer.byteLength(source) > MAX_REQUEST_BYTES) return undefined;
  return {
    marked: kind === 'ssml' ? { ssml: source } : { markup: source },
    pauseSeconds:
      (paragraphs.length - 1) * PARAGRAPH_PAUSE_SECONDS +
      (stretches - paragraphs.length) * STRETCH_PAUSE_SECONDS,
  };
};
