import type { Reading } from '../language.ts';

/** Forms of a word: behind nothing, behind a preposition of place, behind one of the genitive or a noun, as an object, behind "по". */
type Forms = readonly [alone: string, at: string, of: string, object: string, along: string];

const BEFORE_NAMES: Readonly<Record<string, Forms>> = {
  ул: ['улица', 'улице', 'улицы', 'улицу', 'улице'],
  г: ['город', 'городе', 'города', 'город', 'городу'],
  пл: ['площадь', 'площади', 'площади', 'площадь', 'площади'],
  пер: ['переулок', 'переулке', 'переулка', 'переулок', 'переулку'],
  пр: ['проспект', 'проспекте', 'проспекта', 'проспект', 'проспекту'],
  просп: ['проспект', 'проспекте', 'проспекта', 'проспект', 'проспекту'],
  наб: ['набережная', 'набережной', 'набережной', 'набережную', 'набережной'],
  ш: ['шоссе', 'шоссе', 'шоссе', 'шоссе', 'шоссе'],
  пос: ['посёлок', 'посёлке', 'посёлка', 'посёлок', 'посёлку'],
  д: ['деревня', 'деревне', 'деревни', 'деревню', 'деревне'],
  м: ['метро', 'метро', 'метро', 'метро', 'метро'],
  с: ['село', 'селе', 'села', 'село', 'селу'],
};
const BEFORE_NUMBERS: Readonly<Record<string, Forms>> = {
  ст: ['статья', 'статье', 'статьи', 'статью', 'статье'],
  п: ['пункт', 'пункте', 'пункта', 'пункт', 'пункту'],
};
const AT = /^(?:в|во|на|о|об|при)$/iu;
const OF = /^(?:из|от|до|с|со|около|возле|для|вдоль|у|близ|против|после)$/iu;
const ALONG = /^(?:по|к|ко|согласно)$/iu;
const VERB = /(?:(?<!те)ли|[аеиоуыя]ла?|ло|[аеиюуя]т|ть)$/iu;

const formOf = ([alone, at, of, object, along]: Forms, before: string): string => {
  if (before === '' || /^(?:и|или|а|также|либо)$/iu.test(before)) return alone;
  if (AT.test(before)) return at;
  if (ALONG.test(before)) return along;
  if (OF.test(before)) return of;
  return VERB.test(before) ? object : of;
};

const readingsOf = (words: Readonly<Record<string, Forms>>, following: string): Reading => {
  // "Г. Иванов" is a person.
  const short = Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      word.length === 1 ? word : `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`,
    );
  return [
    new RegExp(
      `(?:(?<!\\p{L})(\\p{L}+) )?(?<![\\p{L}\\p{N}]|\\p{N}\\s)(${short.join('|')})\\.\\s?(?=${following})`,
      'gu',
    ),
    (_, before = '', written = '') => {
      const form = formOf(words[written.toLowerCase()] ?? ['', '', '', '', ''], before);
      const shown = /^\p{Lu}/u.test(written)
        ? form.replace(/^./u, (letter) => letter.toUpperCase())
        : form;
      return `${before === '' ? '' : `${before} `}${shown} `;
    },
  ];
};

/** "ул.", "г." and the like in front of a name, "ст." in front of a number, in the case that the word before them asks for. */
export const RUSSIAN_PLACES: readonly Reading[] = [
  readingsOf(BEFORE_NAMES, '\\p{Lu}'),
  readingsOf(BEFORE_NUMBERS, '\\d'),
];
