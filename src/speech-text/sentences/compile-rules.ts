import { baseOf } from '../base-of.ts';
import { ARABIC } from './languages/arabic.ts';
import { CHINESE } from './languages/chinese.ts';
import { DUTCH } from './languages/dutch.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import { HEBREW } from './languages/hebrew.ts';
import { HINDI } from './languages/hindi.ts';
import { INTERNATIONAL } from './languages/international.ts';
import { ITALIAN } from './languages/italian.ts';
import { JAPANESE } from './languages/japanese.ts';
import { PERSIAN } from './languages/persian.ts';
import { POLISH } from './languages/polish.ts';
import { PORTUGUESE } from './languages/portuguese.ts';
import { RUSSIAN } from './languages/russian.ts';
import { SPANISH } from './languages/spanish.ts';
import { TURKISH } from './languages/turkish.ts';
import { UKRAINIAN } from './languages/ukrainian.ts';
import type { SentenceRules } from './sentence-rules.ts';

const RULES: Readonly<Record<string, SentenceRules>> = {
  ar: ARABIC,
  de: GERMAN,
  en: ENGLISH,
  es: SPANISH,
  fa: PERSIAN,
  fr: FRENCH,
  he: HEBREW,
  hi: HINDI,
  it: ITALIAN,
  ja: JAPANESE,
  nl: DUTCH,
  pl: POLISH,
  pt: PORTUGUESE,
  ru: RUSSIAN,
  tr: TURKISH,
  uk: UKRAINIAN,
  zh: CHINESE,
};

type Words = ReadonlySet<string>;

/** A language's rules in the form in which they are looked up: abbreviations without spaces, in every spelling. */
export interface CompiledRules {
  readonly inside: Words;
  readonly beforeNumbers: Words;
  readonly seldomLast: Words;
  readonly oftenLast: Words;
  readonly behindNumbers: Words;
  readonly openers: Words;
  readonly letterNames: Words;
  readonly followers: Words;
  readonly markedNames: Words;
  /** What an abbreviation of several parts has behind one of its first: "z" is followed by "B.". */
  readonly continuations: ReadonlyMap<string, readonly string[]>;
  readonly ordinals: { readonly leaders: Words | 'any'; readonly followers: Words } | undefined;
  readonly attribution: RegExp | undefined;
  /** What stands joined in front of an abbreviation. */
  readonly joined: RegExp;
  lowerCase(word: string): string;
}

const list = (words = ''): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const compile = (code: string): CompiledRules => {
  const rules = RULES[code] ?? {};
  // By a language's own rules alone where it has some: they take ten times as long.
  const lowerCase = (word: string) =>
    code === 'tr' ? word.toLocaleLowerCase(code) : word.toLowerCase();
  const upperCase = (word: string) =>
    code === 'tr' ? word.toLocaleUpperCase(code) : word.toUpperCase();
  const spellings = (word: string): string[] => {
    const [first = '', ...rest] = word;
    return [word, upperCase(first) + rest.join(''), upperCase(word)];
  };
  const keys = (words?: string): string[] =>
    list(words).flatMap((word) => spellings(word.replaceAll(' ', '')));
  const classes = ['inside', 'beforeNumbers', 'seldomLast', 'oftenLast', 'behindNumbers'] as const;
  const own = new Set(classes.flatMap((name) => keys(rules[name])));
  const abbreviations = (name: (typeof classes)[number]): Words =>
    new Set([...keys(rules[name]), ...keys(INTERNATIONAL[name]).filter((key) => !own.has(key))]);
  const plain = (words?: string): Words => new Set(list(words));
  const continuations = new Map<string, string[]>();
  for (const word of classes.flatMap((name) => [
    ...list(rules[name]),
    ...list(INTERNATIONAL[name]),
  ])) {
    const parts = word.split(' ');
    for (let at = 1; at < parts.length; at += 1) {
      const rest = `${parts.slice(at).join('')}.`;
      for (const key of spellings(parts.slice(0, at).join('').replace(/\.$/, ''))) {
        continuations.set(key, [...(continuations.get(key) ?? []), rest, upperCase(rest)]);
      }
    }
  }
  return {
    inside: abbreviations('inside'),
    beforeNumbers: abbreviations('beforeNumbers'),
    seldomLast: abbreviations('seldomLast'),
    oftenLast: abbreviations('oftenLast'),
    behindNumbers: abbreviations('behindNumbers'),
    openers: plain(rules.openers),
    letterNames: plain(rules.letterNames),
    followers: plain(rules.followers),
    markedNames: plain(rules.markedNames),
    continuations,
    ordinals: rules.ordinals && {
      leaders: rules.ordinals.leaders === '*' ? 'any' : plain(rules.ordinals.leaders),
      followers: plain(rules.ordinals.followers),
    },
    attribution: rules.attribution,
    joined: rules.joined ?? /^\p{L}+['’](?=\p{L}{2})/u,
    lowerCase,
  };
};

const compiled = new Map<string, CompiledRules>();

/** What is known of the language of a BCP 47 tag; of a language without rules, what all share. */
export const rulesOf = (languageTag: string): CompiledRules => {
  const base = baseOf(languageTag);
  const code = base in RULES ? base : 'und';
  const rules = compiled.get(code) ?? compile(code);
  compiled.set(code, rules);
  return rules;
};
