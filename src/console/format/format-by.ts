import { chosenLanguage } from '../language/translate.ts';

/** A format that is made once for each language that pages are told in: making one takes longer than using it. */
export const formatBy = <F>(create: () => F): (() => F) => {
  const made = new Map<string, F>();
  return () => {
    const key = chosenLanguage().code;
    const known = made.get(key) ?? create();
    made.set(key, known);
    return known;
  };
};
