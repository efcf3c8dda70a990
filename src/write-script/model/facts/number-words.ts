/** Numbers of languages that the check reads words of, by how the word begins; up to twelve they are too common to tell anything. */
const TELLING: readonly (readonly [RegExp, number])[] = [
  ...[
    ['thirteen', 13],
    ['fourteen', 14],
    ['fifteen', 15],
    ['sixteen', 16],
    ['seventeen', 17],
    ['eighteen', 18],
    ['nineteen', 19],
    ['twenty', 20],
    ['thirty', 30],
    ['forty', 40],
    ['fifty', 50],
    ['sixty', 60],
    ['seventy', 70],
    ['eighty', 80],
    ['ninety', 90],
    ['hundreds?', 100],
    ['thousands?', 1e3],
    ['millions?', 1e6],
    ['billions?', 1e9],
    ['trillions?', 1e12],
    ['тринадцат[ьи]', 13],
    ['четырнадцат[ьи]', 14],
    ['пятнадцат[ьи]', 15],
    ['шестнадцат[ьи]', 16],
    ['семнадцат[ьи]', 17],
    ['восемнадцат[ьи]', 18],
    ['девятнадцат[ьи]', 19],
    ['двадцат[ьи]', 20],
    ['тридцат[ьи]', 30],
    ['сорока?', 40],
    ['пят(?:ь|и)десяти?', 50],
    ['шест(?:ь|и)десяти?', 60],
    ['сем(?:ь|и)десяти?', 70],
    ['вос(?:емь|ьми)десяти?', 80],
    ['девяност[оа]', 90],
    ['ст[оа]|сотн[яиюе]', 100],
    ['двести|двухсот', 200],
    ['триста|тр[её]хсот', 300],
    ['четыреста|четыр[её]хсот', 400],
    ['пятьсот|пятисот', 500],
    ['шестьсот|шестисот', 600],
    ['семьсот|семисот', 700],
    ['восемьсот|восьмисот', 800],
    ['девятьсот|девятисот', 900],
    ['тысяч[аиуей]*', 1e3],
    ['миллион\\p{L}*', 1e6],
    ['миллиард\\p{L}*', 1e9],
    ['триллион\\p{L}*', 1e12],
    ['עשרים', 20],
    ['שלושים', 30],
    ['ארבעים', 40],
    ['חמישים', 50],
    ['שישים', 60],
    ['שבעים', 70],
    ['שמונים', 80],
    ['תשעים', 90],
    ['מאה|מאות', 100],
    ['מאתיים', 200],
    ['אלף|אלפים', 1e3],
    ['אלפיים', 2e3],
    ['מיליון|מיליונים', 1e6],
    ['מיליארד|מיליארדים', 1e9],
  ].map(([word, value]) => [new RegExp(`^(?:${word})$`, 'iu'), Number(value)] as const),
];

/** What stands behind the last tens of a number in words: "twenty-five". */
const ONES: readonly (readonly [RegExp, number])[] = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, index) => [new RegExp(`^${word}$`, 'i'), index + 1] as const,
  ),
  [/^eleven$/i, 11],
  [/^twelve$/i, 12],
  ...[
    ['один|одна|одного|одной', 1],
    ['дв(?:а|е|ух)', 2],
    ['три|тр[её]х', 3],
    ['четыре|четыр[её]х', 4],
    ['пят[ьи]', 5],
    ['шест[ьи]', 6],
    ['сем[ьи]', 7],
    ['восемь|восьми', 8],
    ['девят[ьи]', 9],
    ['десят[ьи]', 10],
  ].map(([word, value]) => [new RegExp(`^(?:${word})$`, 'iu'), Number(value)] as const),
];

const valueIn = (table: typeof TELLING, word: string): number | undefined =>
  table.find(([pattern]) => pattern.test(word))?.[1];

/** Plurals that only say how large something is. */
const MAGNITUDE = /^(?:(?:hundred|thousand|million|billion)s|сотни|тысячи|миллионы|מאות|אלפים)$/iu;

/** A number written in words. */
export interface WordNumber {
  readonly written: string;
  readonly value: number;
  /** It names no number but a size: "thousands of people". */
  readonly isMagnitude: boolean;
}

/** The value of a word that multiplies a figure before it, for example 1e6 of "million". */
export const multiplierOf = (word: string): number | undefined => {
  const value = valueIn(TELLING, word);
  return value !== undefined && value >= 100 && Math.log10(value) % 1 === 0 ? value : undefined;
};

/** Adds up "twenty-five thousand" as it is said: what is large multiplies what stands before it. */
const sum = (values: readonly number[]): number => {
  let total = 0;
  let group = 0;
  for (const value of values) {
    if (value >= 1e3) {
      total += Math.max(group, 1) * value;
      group = 0;
    } else if (value === 100) group = Math.max(group, 1) * 100;
    else group += value;
  }
  return total + group;
};

const WORD = /[\p{L}][\p{L}\p{M}]*/gu;
const JOINS = /^(?:[\s-]|[\s-]+and\s+)$/i;

/** The numbers above twelve that a text writes in words: English, Russian and Hebrew. */
export const numbersInWords = (text: string): WordNumber[] => {
  const found: WordNumber[] = [];
  let run: { readonly word: string; readonly value: number }[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    if (run.some(({ word }) => valueIn(TELLING, word) !== undefined)) {
      const [first] = run;
      found.push({
        written: text.slice(start, end),
        value: sum(run.map(({ value }) => value)),
        isMagnitude: run.length === 1 && MAGNITUDE.test(first?.word ?? ''),
      });
    }
    run = [];
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const value = valueIn(TELLING, word) ?? valueIn(ONES, word);
    if (run.length > 0 && !(value !== undefined && JOINS.test(text.slice(end, index)))) close();
    if (value === undefined) continue;
    if (run.length === 0) start = index;
    run.push({ word, value });
    end = index + word.length;
  }
  close();
  return found;
};
