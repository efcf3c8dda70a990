import type { CastMember, ChosenVoices } from './cast.ts';
import { soundAlike } from './sound-alike.ts';

/**
 * The voices that speak a cast: those it names, and for the others the language's defaults, each
 * speaker's own if no other speaker sounds like it. `private.choose_speakers` does the same when an
 * episode opens.
 */
export const fillCast = (
  speakers: readonly CastMember[],
  defaults: readonly string[],
): ChosenVoices => {
  const taken = speakers.flatMap(({ voice }) => (voice === null ? [] : [voice]));
  const isFree = (name: string) => !taken.some((other) => soundAlike(other, name, () => null));
  return speakers.map(({ voice }, i) => {
    if (voice !== null) return voice;
    const own = defaults.slice(i, i + 1);
    const chosen = [...own, ...defaults].find(isFree) ?? null;
    if (chosen !== null) taken.push(chosen);
    return chosen;
  });
};
