import type { FoundPassage, FoundTerm } from './found-passage.ts';
import { FIRST_OF_TITLE, type SaidSentence } from './sentences-of.ts';

/** A word that was spelt anew may be another one. */
const SPELT_ANEW = 0.8;
/** What the title of a chapter has of a question is said of all of it. */
const TITLE_ALONE = 0.6;

/** A word that only asks for a price, a name or a cause tells of it where it stands, and is missed nowhere. */
const SOFT = 0.2;

/** How much of a question some terms are. */
export interface Weights {
  /** From 0 to 1: the share of the question's weight that terms have, each with how surely. */
  share(terms: ReadonlyMap<number, number>): number;
}

/** A name of several words counts as its rarest one: all of them say one thing. */
const asOneName = (terms: readonly FoundTerm[]): readonly FoundTerm[] => {
  const names = Map.groupBy(terms, ({ name }) => name);
  return terms.map((term) => {
    const weights = (term.name === undefined ? [] : (names.get(term.name) ?? [])).map(
      ({ weight }) => weight,
    );
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return sum === 0 ? term : { ...term, weight: (term.weight * Math.max(...weights)) / sum };
  });
};

/** What each term counts in the language of a passage: those that say nothing there, nothing. */
export const weightsFor = (terms: readonly FoundTerm[], language: string): Weights => {
  const counted = asOneName(terms.filter(({ languages }) => languages.includes(language)));
  const [soft, hard] = [true, false].map((is) => counted.filter(({ isSoft }) => isSoft === is));
  const all = hard?.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  return {
    share: (found) => {
      const sure = ({ term, isSpeltAnew }: FoundTerm) =>
        (found.get(term) ?? 0) * (isSpeltAnew ? SPELT_ANEW : 1);
      const said = hard?.reduce((sum, term) => sum + term.weight * sure(term), 0) ?? 0;
      if (all === 0 || said === 0) return 0;
      const told = Math.max(0, ...(soft ?? []).map(sure));
      return Math.min(1, (said / all) * (1 - SOFT / 2) + (SOFT / 2) * (soft?.length ? told : 1));
    },
  };
};

/** Terms of both, each as surely as the surer one has it. */
export const union = (
  ...sets: readonly ReadonlyMap<number, number>[]
): ReadonlyMap<number, number> => {
  const all = new Map<number, number>();
  for (const set of sets) {
    for (const [term, surety] of set) all.set(term, Math.max(all.get(term) ?? 0, surety));
  }
  return all;
};

/** The terms that the title of a passage's chapter has. */
export const titleTerms = ({ hits }: FoundPassage): ReadonlyMap<number, number> =>
  new Map(
    hits
      .filter(([, , positions]) => positions.some((position) => position >= FIRST_OF_TITLE))
      .map(([term]) => [term, TITLE_ALONE]),
  );

/** The terms that sentences have between them. */
export const termsOf = (sentences: readonly SaidSentence[]): ReadonlyMap<number, number> =>
  union(...sentences.map(({ terms }) => terms));
