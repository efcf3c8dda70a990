import { spokenWeight } from './spoken-weight.ts';

const LETTERS_A_SECOND = 15;
const FASTEST = 0.4;
const SLOWEST = 3;
const LEAST_SLACK_SECONDS = 0.5;
const MOST_SLACK_SECONDS = 2;

/** Words, and how they are to be spoken. */
export interface Delivery {
  readonly text: string;
  /** Times the usual pace. */
  readonly speakingRate?: number | undefined;
  /** Marked pauses, in all. */
  readonly pauseSeconds?: number;
}

/** The shortest and the longest time, in seconds, in which a person could read the text aloud; generous both ways. */
export const speakingTime = ({
  text,
  speakingRate = 1,
  pauseSeconds = 0,
}: Delivery): { readonly least: number; readonly most: number } => {
  const expected = spokenWeight(text) / LETTERS_A_SECOND / speakingRate;
  // A voice pauses by itself where a pause is marked too.
  const pauses = MOST_SLACK_SECONDS + 2 * pauseSeconds;
  return {
    least: Math.max(0.05, expected * FASTEST - LEAST_SLACK_SECONDS),
    most: expected * SLOWEST + pauses / Math.min(1, speakingRate),
  };
};

/**
 * Letters that voices speak in a second on average: Google's about 15, flite and eSpeak NG 16 to 18
 * (measured on a minute of English, Russian and Hebrew).
 */
const USUAL_LETTERS_A_SECOND = 16;

/**
 * About how many characters of a language (BCP 47) are said in some seconds: the language's own name
 * shows how much one of its characters says.
 */
export const charactersIn = (seconds: number, languageCode: string): number => {
  const sample = new Intl.DisplayNames([languageCode], { type: 'language' }).of(languageCode) ?? '';
  const weight = sample === '' ? 1 : spokenWeight(sample.toLowerCase()) / sample.length;
  return (seconds * USUAL_LETTERS_A_SECOND) / weight;
};

/** How long a text usually takes to be said. */
export const spokenSeconds = (text: string): number => spokenWeight(text) / USUAL_LETTERS_A_SECOND;
