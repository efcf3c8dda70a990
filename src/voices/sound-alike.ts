import { familyName, speakerOf } from './voice-family.ts';

/** Chirp 3: HD has the same thirty speakers in every language; a letter is a speaker of one language. */
const personOf = (voice: string): string => {
  const speaker = speakerOf(voice);
  return familyName(voice) === 'Chirp3-HD'
    ? speaker
    : `${voice.split('-', 2).join('-')} ${speaker}`;
};

/**
 * Whether a listener would take two voices for one person: the same speaker, whether in another
 * region of the language or in another family of the same gender.
 */
export const soundAlike = (
  a: string,
  b: string,
  genderOf: (voice: string) => string | null,
): boolean => a === b || (personOf(a) === personOf(b) && genderOf(a) === genderOf(b));
