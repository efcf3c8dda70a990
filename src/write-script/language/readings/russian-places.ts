import type { Reading } from '../language.ts';

/** Forms of "street" and "town": behind nothing, behind a preposition of place, and behind one of the genitive. */
const FORMS: Readonly<
  Record<string, readonly [alone: string, at: string, of: string, into: string]>
> = {
  ул: ['улица', 'улице', 'улицы', 'улицу'],
  г: ['город', 'городе', 'города', 'город'],
};
const AT = /^(?:в|во|на|о|об|при|по)$/iu;
const OF = /^(?:из|от|до|с|со|около|возле|для|вдоль|у)$/iu;

/** "ул." and "г." in front of a name, in the case that the preposition before them asks for. */
export const RUSSIAN_PLACES: readonly Reading[] = [
  [
    /(?:(?<!\p{L})(\p{L}{1,5}) )?(?<![\p{L}\p{N}])([Уу]л|[Гг])\.\s?(?=\p{Lu})/gu,
    (_, before = '', written = '') => {
      const [alone, at, of] = FORMS[written.toLowerCase()] ?? ['', '', '', ''];
      // "по городу" is neither; streets follow "по" as they follow "на".
      const along = /^по$/iu.test(before) && written.toLowerCase() === 'г' ? 'городу' : at;
      const form = AT.test(before) ? along : OF.test(before) ? of : alone;
      const shown = /^\p{Lu}/u.test(written)
        ? form.replace(/^./u, (letter) => letter.toUpperCase())
        : form;
      return `${before === '' ? '' : `${before} `}${shown} `;
    },
  ],
];
