import { spokenWeight } from '../../generate-audio/speaking-time.ts';

/** Measured on the voices in use: letters of `spokenWeight` that a second of speech holds. */
const LETTERS_A_SECOND = 15;

/** How long a text takes to be said. */
export const spokenSeconds = (text: string): number => spokenWeight(text) / LETTERS_A_SECOND;
