import { sortVoices } from './sort-voices.ts';
import { soundAlike } from './sound-alike.ts';
import type { Voice } from './voice-catalog.ts';

/**
 * Two clearly different voices for a language, besides those that it has: of two genders if there
 * are, of two speakers at least. Fewer than two where the provider has no more.
 */
export const chooseDefaults = (
  voices: readonly Voice[],
  languageCode: string,
  chosen: readonly string[] = [],
): string[] => {
  const sorted = sortVoices(voices, languageCode);
  const genderOf = (name: string) => voices.find((voice) => voice.name === name)?.gender ?? null;
  const names = [...chosen];
  while (names.length < 2) {
    const others = sorted.filter(
      ({ name }) => !names.some((has) => soundAlike(has, name, genderOf)),
    );
    const wanted = names.some((name) => genderOf(name) === 'female') ? 'male' : 'female';
    const next = others.find(({ gender }) => gender === wanted) ?? others[0];
    if (next === undefined) break;
    names.push(next.name);
  }
  return names;
};
