import { spokenWeight } from '../../generate-audio/speaking-time.ts';

/**
 * Letters of `spokenWeight` that a second of speech holds: Google's voices speak about 15, flite and
 * eSpeak NG 16 to 18 (measured on a minute of English, Russian and Hebrew).
 */
const LETTERS_A_SECOND = 16;

/** How long a text takes to be said. */
export const spokenSeconds = (text: string): number => spokenWeight(text) / LETTERS_A_SECOND;
