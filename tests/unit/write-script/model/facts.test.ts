import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../src/write-script/language/choose-language.ts';
import { checkFacts } from '../../../../src/write-script/model/chapter/check-line.ts';

/** What a post says, and what a host says of it. */
type Said = readonly [post: string, line: string];

const HONEST: Readonly<Record<string, readonly Said[]>> = {
  'en-US': [
    ['The fine is €2,500.', 'The fine is twenty-five hundred euros.'],
    ['The fine is €2,500.', 'The fine is two and a half thousand euros.'],
    ['1.5 million people live there.', 'One and a half million people live there.'],
    ['Population: 1,480,000', 'Nearly one and a half million people.'],
    ['Population: 1,480,000', 'Almost 1.5 million people.'],
    ['It rained 72 hours.', 'It rained for 3 days.'],
    ['It rained 36 hours.', 'It rained for 1.5 days.'],
    ['The 2024 budget was 10M, the 2025 budget 12M.', 'The budget grew by 20 percent.'],
    ['10 of 40 schools are closed.', 'That is 25 percent, and thirty are still open.'],
    ['The train leaves at 14:45.', 'The train leaves at a quarter to three.'],
    ['The train leaves at 14:30.', 'The train leaves at 2:30 in the afternoon.'],
    ['The train leaves at 14:30.', 'The train leaves at two thirty.'],
    ['The train leaves at 2:30 PM.', 'The train leaves at 14:30.'],
    ['Open until 5 p.m.', 'It is open until 17:00.'],
    ['It was 25°C.', 'That is 77 degrees Fahrenheit.'],
    ['The temperature fell to 14°F.', 'It fell to minus 10 Celsius.'],
    ['It is 100 km away.', 'It is about 62 miles away.'],
    ['The race is 42.195 km.', 'The race is about 26 miles.'],
    ['The park has 10 hectares.', 'The park has about 25 acres.'],
    ['The tank holds 50 litres.', 'The tank holds about 13 gallons.'],
    ['Mass of 2.5 t', 'It weighs 2,500 kilograms.'],
    ['Depth 6 ft', 'It is about 1.8 metres deep.'],
    ['18 months', 'For 1.5 years.'],
    ['Born in 1950, she died in 2026.', 'She died at 76.'],
    ['Founded in 1926.', 'It was founded a hundred years ago.'],
    ['She was built 31 years ago.', 'She was built in 1995.'],
    ['Founded in 1926.', 'It was founded in the nineteen twenties.'],
    ['Founded in 1926.', 'Founded in nineteen twenty-six.'],
    ['Fans: 12 345', 'Over twelve thousand fans came.'],
    ['It has 250 rooms.', 'It has two hundred and fifty rooms.'],
    ['The game ended 101:99', 'It ended one hundred and one to ninety-nine.'],
    ['A: 10, B: 20, C: 30 votes', 'Sixty votes were cast in all.'],
    ['Rates from 4.25% to 4.50%', 'Rates rose by 0.25 points.'],
    ['Revenue $94.9B, up 6%', 'Revenue was almost 95 billion dollars, six percent more.'],
    ['The price: $19.99', 'It costs just under twenty dollars.'],
    ['$400K grant', 'A grant of four hundred thousand dollars.'],
    ['1,400 people came.', 'More than a thousand people came.'],
    ['1 in 5 adults', '20 percent of adults.'],
    ['Turnout 61.3%', 'Turnout was above sixty percent.'],
    ['Windows 11 24H2 is out.', 'Windows 11, version 24H2, is out.'],
    ['Version 2.0.1 fixes 14 bugs', 'Version 2.0 has fourteen fixes.'],
    ['The bridge opens on 19.10.', 'The bridge opens on Monday.'],
    ['The bridge opens on October 19.', 'The bridge opens on Monday, October 19.'],
    ['Deadline: 2026-11-01', 'The deadline is Sunday, November 1.'],
    ['Sale ends 31/10', 'The sale ends on Saturday.'],
    ['The war began on February 24, 2022.', 'It began on a Thursday, four years ago.'],
    ['Президент: 1,2 млн подписей', '1.2 million signatures.'],
    ['约3亿人', 'About 300 million people.'],
  ],
  'ru-RU': [
    ['Мост откроют 19 октября.', 'Мост откроют в понедельник.'],
    ['Без света 112 домов, а не 312.', 'Не в трёхстах двенадцати, а в ста двенадцати домах.'],
    [
      'Весит 380 кг.',
      'Груз почти в четыреста килограммов, с тремястами восемьюдесятью не поспоришь.',
    ],
    ['Собрали 1,2 млн рублей.', 'Собрали миллион двести тысяч рублей.'],
    ['2,5 млрд', 'Два с половиной миллиарда.'],
    ['Цена 150 руб.', 'Цена полтораста рублей.'],
    ['в 18:30', 'В шесть тридцать вечера.'],
    ['Работает с 9:00 до 18:00', 'Работает с 9 утра до 6 вечера.'],
    ['100 км/ч', 'Около 62 миль в час.'],
    ['В 2026 году 1500 школ', 'Полторы тысячи школ.'],
  ],
  'uk-UA': [
    ['14 жовтня', 'У середу, 14 жовтня.'],
    ['1,5 тис. людей', '1500 людей.'],
  ],
  'he-IL': [
    ['חניון ל-220 מכוניות.', 'החניון נועד למאתיים ועשרים מכוניות.'],
    ['בגובה 38 מטר.', 'בגובה של כמעט ארבעים מטר.'],
    ['נפתח ב-19.10', 'נפתח ביום שני.'],
    ['הגיעו 250 איש', 'הגיעו מאתיים וחמישים איש.'],
    ['הגיעו 25 איש', 'הגיעו עשרים וחמישה איש.'],
    ['1.5 מיליון שקל', 'מיליון וחצי שקל.'],
    ['ב-14 באוקטובר', 'ביום רביעי, 14 באוקטובר.'],
    ['120 קילומטר', 'מאה ועשרים קילומטר.'],
  ],
  'de-DE': [
    ['am 19.10.', 'Am Montag.'],
    ['Es kamen 1.200 Leute.', 'Es kamen mehr als 1.000 Leute.'],
    ['14. Oktober, 20 Uhr', 'Am Mittwoch um 8 Uhr abends.'],
  ],
  'fr-FR': [['le 14 octobre à 20h30', 'Mercredi à 20 heures 30.']],
  'es-ES': [['14 de octubre, 18:00', 'El miércoles a las 6 de la tarde.']],
  'it-IT': [['14 ottobre ore 18', 'Mercoledì alle 18.']],
  'pl-PL': [['14 października, 2 tys. osób', 'W środę, 2000 osób.']],
  'tr-TR': [['14 Ekim', '14 Ekim Çarşamba.']],
  'zh-CN': [
    ['1.2万人', '12000人。'],
    ['10月14日下午3点', '星期三15点。'],
  ],
  'ja-JP': [
    ['10月14日 15時', '水曜日の午後3時。'],
    ['10月19日', '10月19日、月曜日。'],
  ],
  'hi-IN': [
    ['5 लाख रुपये', '5,00,000 रुपये।'],
    ['2 करोड़', '20 मिलियन।'],
  ],
  'ar-EG': [['14 أكتوبر', 'الأربعاء 14 أكتوبر.']],
};

const WRONG: Readonly<Record<string, readonly Said[]>> = {
  'en-US': [
    ['1,026 people came.', 'Nearly five thousand people came.'],
    ['The bridge opens on October 19.', 'The bridge opens on Friday.'],
    ['The bridge opens on October 19.', 'The bridge opens on October 21.'],
    ['The fine is €2,500.', 'The fine is 25,000 euros.'],
    ['The fine is €2,500.', 'The fine is two hundred and fifty euros.'],
    ['10 of 40 schools are closed.', 'Half of the schools are closed: 50 percent.'],
    ['10 of 40 schools are closed.', 'Sixty schools are closed.'],
    ['5 dead', '5,000 dead.'],
    ['1,400 people came.', 'Fewer than a thousand people came.'],
    ['1,400 people came.', 'More than two thousand people came.'],
    ['3 people were hurt.', '300 people were hurt.'],
    ['The train leaves at 14:45.', 'The train leaves at 15:45.'],
    ['at 6 pm', 'At 20:00.'],
    ['It is 100 km away.', 'It is about 80 miles away.'],
    ['It is 20°C.', 'It is 90 degrees Fahrenheit.'],
    ['Born in 1950, she died in 2026.', 'She died at 86.'],
    ['Founded in 1926.', 'Founded in nineteen thirty-six.'],
    ['Founded in 1926.', 'It was founded 50 years ago.'],
    ['It has 120 rooms.', 'It has one hundred and fifty rooms.'],
    ['Version 2.0.1', 'Version 2.1.0.'],
    ['GPT-5.1 is out', 'GPT-5.2 is out.'],
    ['They won 3-1.', 'They won 4-1.'],
    ['A: 10, B: 20, C: 30 votes', 'Ninety votes were cast in all.'],
    ['$400K grant', 'A grant of four million dollars.'],
    ['Turnout 61.3%', 'Turnout was 71 percent.'],
    ['约3亿人', 'About 30 million people.'],
    ['The office closes.', 'Send 50 euros.'],
  ],
  'ru-RU': [
    ['Мост откроют 19 октября.', 'Мост откроют в пятницу.'],
    ['с 5 по 15 ноября', 'С 5 по 25 ноября.'],
    ['2,5 млрд', 'Два с половиной миллиона.'],
    ['200 тыс. руб.', 'Двести миллионов рублей.'],
    ['Скидка 50%', 'Скидка семьдесят процентов.'],
    ['Без света 112 домов.', 'Без света двести двенадцать домов.'],
    ['Билет за 45 рублей.', 'Билет подорожает до пятидесяти пяти рублей.'],
    ['Погибли 3 человека.', 'Погибли 30 человек.'],
  ],
  'uk-UA': [
    ['14 жовтня', 'У п’ятницю.'],
    ['1,5 тис. людей', '15 тисяч людей.'],
  ],
  'he-IL': [
    ['חניון ל-220 מכוניות.', 'החניון נועד לאלפיים ומאתיים מכוניות.'],
    ['הגיעו 250 איש', 'הגיעו שלוש מאות וחמישים איש.'],
    ['1.5 מיליון שקל', 'שני מיליון וחצי שקל.'],
    ['120 קילומטר', 'מאה וחמישים קילומטר.'],
  ],
  'de-DE': [
    ['Es kamen 12 Leute.', 'Es kamen 12.000 Leute.'],
    ['Es kamen 1.200 Leute.', 'Es kamen 12.000 Leute.'],
    ['14. Oktober, 20 Uhr', 'Am Mittwoch um 22 Uhr.'],
    ['am 19.10.', 'Am Freitag.'],
  ],
  'fr-FR': [['le 14 octobre', 'Samedi.']],
  'es-ES': [
    ['14 de octubre', 'El viernes.'],
    ['3,5 millones de euros', '35 millones de euros.'],
  ],
  'it-IT': [['14 ottobre', 'Venerdì.']],
  'pl-PL': [['14 października', 'W piątek.']],
  'tr-TR': [['14 Ekim', 'Cuma günü.']],
  'zh-CN': [
    ['1.2万人', '12万人。'],
    ['10月14日下午3点', '16点。'],
  ],
  'ja-JP': [['10月19日', '金曜日。']],
  'hi-IN': [['5 लाख रुपये', '50,00,000 रुपये।']],
  'ar-EG': [['14 أكتوبر', 'يوم السبت.']],
};

const rowsOf = (table: typeof HONEST): [tag: string, post: string, line: string][] =>
  Object.entries(table).flatMap(([tag, said]) =>
    said.map(([post, line]): [string, string, string] => [tag, post, line]),
  );

/** What the rules say against a line that quotes the whole of a post of 14 October 2026, a Wednesday. */
const faultsOf = (tag: string, post: string, line: string): string[] => {
  const cited = {
    ...{ number: 1, channel: 'Harbour', date: '2026-10-14T12:00:00.000Z', text: post },
    ...{ key: 'mill/1', seconds: 9, sources: [] },
  };
  return checkFacts(line, [post], [cited], {
    language: chooseLanguage(tag),
    posts: new Map([[1, cited]]),
    common: ['Harbour Hour', 'host', '2026-10-01', '2026-10-29'],
    roles: new Set(['host']),
  });
};

describe('a figure, a time or a day', () => {
  it.each(rowsOf(HONEST))('that follows may be said: %s, %s → %s', (tag, post, line) => {
    expect(faultsOf(tag, post, line)).toEqual([]);
  });

  it.each(rowsOf(WRONG))('that does not follow is told: %s, %s → %s', (tag, post, line) => {
    expect(faultsOf(tag, post, line)).not.toEqual([]);
  });
});
