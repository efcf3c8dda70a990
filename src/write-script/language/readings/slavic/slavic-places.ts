import type { Reading } from '../../language.ts';
import { inCaseOf } from '../words-in-full.ts';

/** Forms of a word: behind nothing, behind a preposition of place, behind one of the genitive or a noun, as an object, in the dative. */
export type PlaceForms = readonly [
  alone: string,
  at: string,
  of: string,
  object: string,
  along: string,
];

/** What stands in front of a place and asks for a form; each a pattern of whole words. */
export interface PlacePrepositions {
  readonly at: string;
  readonly of: string;
  readonly along: string;
  readonly and: string;
  /** Ends of a verb's forms. */
  readonly verb: string;
}

/** Reads "ул.", "г." and the like, before what `following` finds, in the case that the word before them asks for. */
export const placeReadings = (
  words: Readonly<Record<string, PlaceForms>>,
  prepositions: PlacePrepositions,
  following: string,
): readonly Reading[] => {
  const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'iu');
  const [at, of, along, and] = [
    whole(prepositions.at),
    whole(prepositions.of),
    whole(prepositions.along),
    whole(prepositions.and),
  ];
  const verb = new RegExp(`(?:${prepositions.verb})$`, 'iu');
  const formOf = (forms: PlaceForms, before: string): string => {
    if (before === '' || and.test(before)) return forms[0];
    if (at.test(before)) return forms[1];
    if (along.test(before)) return forms[4];
    return of.test(before) || !verb.test(before) ? forms[2] : forms[3];
  };
  // "Г. Иванов" is a person.
  const short = Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const [first = '', ...rest] = word;
      return rest.length === 0 ? word : `[${first}${first.toUpperCase()}]${rest.join('')}`;
    });
  return [
    [
      new RegExp(
        `(?:(?<!\\p{L})(\\p{L}+) )?(?<![\\p{L}\\p{N}]|\\p{N}\\s)(${short.join('|')})\\.\\s?(?=${following})`,
        'gu',
      ),
      (_, before = '', written = '') => {
        const forms = words[written.toLowerCase()];
        const form = forms ? inCaseOf(written, formOf(forms, before)) : written;
        return `${before === '' ? '' : `${before} `}${form} `;
      },
    ],
  ];
};
