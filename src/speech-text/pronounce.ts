/** What a language calls the signs within names; any other language's voice is left to read them itself. */
interface NameWords {
  /** In `asyncio.run`. */
  readonly dot: string;
  /** In `3.11`, where it numbers a version. */
  readonly point: string;
  readonly cPlusPlus: string;
  readonly cSharp: string;
  readonly fSharp: string;
  /** In `*args`, and in front of a number that is dialled. */
  readonly star: string;
}

const WORDS: Readonly<Record<string, NameWords>> = {
  en: {
    dot: 'dot',
    point: 'point',
    cPlusPlus: 'C plus plus',
    cSharp: 'C sharp',
    fSharp: 'F sharp',
    star: 'star',
  },
  he: {
    dot: 'נקודה',
    point: 'נקודה',
    cPlusPlus: 'סי פלוס פלוס',
    cSharp: 'סי שארפ',
    fSharp: 'אף שארפ',
    star: 'כוכבית',
  },
  ru: {
    dot: 'точка',
    point: 'точка',
    cPlusPlus: 'си плюс плюс',
    cSharp: 'си шарп',
    fSharp: 'эф шарп',
    star: 'звёздочка',
  },
};

/**
 * A text with the names of programs and files as they are said: `asyncio.create_task` becomes
 * "asyncio dot create task". Captions keep the written form, which is the one to read.
 */
export const pronounce = (text: string, languageCode: string): string => {
  const words = WORDS[languageCode.slice(0, 2).toLowerCase()];
  const spaced = text
    .replace(/_+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,.;:!?](?!\S))/g, '')
    .trim();
  if (words === undefined) return spaced;
  return (
    spaced
      .replace(/\.?\btar\.gz\b/gi, 'tar G Z')
      .replace(/(?<![\p{L}\p{N}])C\+\+/gu, words.cPlusPlus)
      .replace(/(?<![\p{L}\p{N}])C#/gu, words.cSharp)
      .replace(/(?<![\p{L}\p{N}])F#/gu, words.fSharp)
      .replace(/(?<![\p{L}\p{N}*])\*{1,2}(?=[\p{L}\p{N}])/gu, (stars) =>
        `${words.star} `.repeat(stars.length),
      )
      .replace(/(?<![\p{L}\p{N}])\.NET\b/gu, `${words.dot} net`)
      .replace(/(?<=[A-Za-z0-9]{2}|[A-Za-z])\.(?=[A-Za-z]{2})/g, ` ${words.dot} `)
      // Not a date.
      .replace(
        /(?<![\d.])(\d+)\.(\d+)\.(?!(?:19|20)\d\d)(\d+)(?![\d.]*\d)/g,
        `$1 ${words.point} $2 ${words.point} $3`,
      )
      .replace(
        /(?<=\b[A-Z][A-Za-z0-9]* )(\d{1,2})\.(\d{1,3})(?![\d%]|\.\d| (?:percent|[mbt]r?illion|degrees|kilo))/g,
        `$1 ${words.point} $2`,
      )
  );
};
