/** What one character of a script weighs, in letters of a Latin text read aloud. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  // "2026" is four characters and five syllables.
  [/\p{N}/u, 4],
  [/\p{Script=Han}/u, 3.5],
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 2],
  // Written without most of their vowels.
  [/[\p{Script=Hebrew}\p{Script=Arabic}]/u, 1.4],
  [/[\p{L}\s]/u, 1],
  // Currency, per cent, plus: a word each. Punctuation is a pause.
  [/\p{S}/u, 6],
];
const PUNCTUATION_WEIGHT = 2;
/** A capital alone is often spelt out: GPU, U.S. */
const CAPITAL_WEIGHT = 1.5;
const LETTERS_A_SECOND = 15;
const FASTEST = 0.4;
const SLOWEST = 3;
const LEAST_SLACK_SECONDS = 0.5;
const MOST_SLACK_SECONDS = 2;

/** How much there is to say, counted in letters of a Latin text. */
export const spokenWeight = (text: string): number => {
  let weight = 0;
  for (const character of text) {
    if (/\p{Lu}/u.test(character)) weight += CAPITAL_WEIGHT;
    else {
      weight += WEIGHTS.find(([script]) => script.test(character))?.[1] ?? PUNCTUATION_WEIGHT;
    }
  }
  return weight;
};

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

/** How long a text usually takes to be said. */
export const spokenSeconds = (text: string): number => spokenWeight(text) / USUAL_LETTERS_A_SECOND;
