import type { Speech } from './spoken-text.ts';

/** A question, its words as they are said, and what is special about it. */
export interface BenchQuestion {
  readonly kind: string;
  readonly question: string;
  readonly words: readonly string[];
}

const OF_EACH = 50;
/** A word is asked for the more, the less common it is; the first ranks are what stop words would be. */
const LEAST_RANK = 60;
const MOST_RANK = 20_000;

const misspelt = (word: string): string => {
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at)}${word.charAt(at)}${word.slice(at)}`;
};

const LATIN = 'abcdefghijklmnopqrstuvwxz';
const CYRILLIC = 'абкдефгхижклмнопкрстувукз';

/** As somebody writes a name who has no Latin keyboard. */
const inCyrillic = (word: string): string =>
  word.replace(/[a-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/** 450 questions of nine kinds. */
export const makeQuestions = (speech: Speech): BenchQuestion[] => {
  const rank = () => Math.floor(LEAST_RANK * (MOST_RANK / LEAST_RANK) ** speech.random());
  const several = (count: number) => Array.from({ length: count }, () => speech.word(rank()));
  const make = (kind: string, how: () => Omit<BenchQuestion, 'kind'>): BenchQuestion[] =>
    Array.from({ length: OF_EACH }, () => ({ kind, ...how() }));
  const plain = (words: string[]) => ({ question: words.join(' '), words });
  return [
    ...make('one word', () => plain(several(1))),
    ...make('a common word', () => plain([speech.word(20 + Math.floor(80 * speech.random()))])),
    ...make('a rare word', () =>
      plain([speech.word(15_000 + Math.floor(20_000 * speech.random()))]),
    ),
    ...make('a name in another script', () => {
      const words = several(1);
      return { question: words.map(inCyrillic).join(' '), words };
    }),
    ...make('two words', () => plain(several(2))),
    ...make('a question of four words', () => {
      const words = several(4);
      return { question: `when did the ${words.join(' ')} happen?`, words };
    }),
    ...make('with a word misspelt', () => {
      const [first = '', ...rest] = several(3);
      return { question: [misspelt(first), ...rest].join(' '), words: [first, ...rest] };
    }),
    ...make('a phrase', () => {
      const words = speech.say(2).split(' ');
      return { question: `"${words.join(' ')}"`, words };
    }),
    ...make('without a word', () => {
      const [first = '', second = '', third = ''] = several(3);
      return { question: `${first} ${second} -${third}`, words: [first, second] };
    }),
  ];
};
