import { regionOf } from './language-codes.ts';
import type { Voice } from './voice-catalog.ts';
import { familyName } from './voice-family.ts';

const BEST_FIRST = ['Chirp3-HD', 'Neural2', 'Wavenet', 'Standard'];

const familyRank = (voice: string): number => {
  const rank = BEST_FIRST.indexOf(familyName(voice));
  return rank === -1 ? BEST_FIRST.length : rank;
};

/** The voices for a language, those that suit it best first: of its region, of the better families. */
export const sortVoices = (voices: readonly Voice[], languageCode: string): Voice[] => {
  const region = regionOf(languageCode);
  const isElsewhere = ({ languageCodes }: Voice): boolean =>
    region !== undefined && !languageCodes.some((code) => regionOf(code) === region);
  return voices.toSorted(
    (a, b) =>
      Number(isElsewhere(a)) - Number(isElsewhere(b)) ||
      familyRank(a.name) - familyRank(b.name) ||
      a.name.localeCompare(b.name, 'en'),
  );
};
