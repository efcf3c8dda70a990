import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';

/** A way to read, in a language: what it takes with what is said then, and what it leaves as it stands. */
interface ReadingExamples {
  readonly tag: string;
  readonly takes: Readonly<Record<string, string>>;
  readonly leaves: readonly string[];
}

const READINGS: Readonly<Record<string, ReadingExamples>> = {
  'a tilde before a figure': {
    tag: 'en-US',
    takes: {
      'It took ~40 men.': 'It took about 40 men.',
      '~40 men came.': 'About 40 men came.',
      'It took about ~40 men.': 'It took about 40 men.',
    },
    leaves: ['It took 40 men.'],
  },
  'less and more than a figure': {
    tag: 'en-US',
    takes: { 'Dogs <5 kg ride free.': 'Dogs under 5 kilograms ride free.' },
    leaves: ['Dogs ride free.'],
  },
  'an equals sign between two amounts': {
    tag: 'en-US',
    takes: { 'Today 1 GBP = 1.27 USD.': 'Today 1 pound is 1.27 dollars.' },
    leaves: ['Equals are rare.'],
  },
  'money of several countries': {
    tag: 'en-US',
    takes: {
      'A room costs CA$45 or US$33.': 'A room costs 45 Canadian dollars or 33 US dollars.',
      'The yard sold for A$1.2M.': 'The yard sold for 1.2 million Australian dollars.',
      'It costs ₹1.5 lakh or CHF 200.': 'It costs 1.5 lakh rupees or 200 francs.',
    },
    leaves: ['The SEAS pier has no dollars.'],
  },
  'from one amount to another': {
    tag: 'en-GB',
    takes: { 'Up $3.5M → $4.2M.': 'Up 3.5 million dollars to 4.2 million dollars.' },
    leaves: ['Up and down.'],
  },
  'years with between in front': {
    tag: 'en-US',
    takes: { 'Between 2001-2009 it stood empty.': 'Between 2001 and 2009 it stood empty.' },
    leaves: ['Between us it stood empty.'],
  },
  'signs of arithmetic': {
    tag: 'en-US',
    takes: {
      'It weighs 120±5 tonnes.': 'It weighs 120 plus or minus 5 tonnes.',
      'That is 3 * 4 boxes.': 'That is 3 times 4 boxes.',
    },
    leaves: ['That is a box.'],
  },
  'a measure per something, where a language has no word of its own for it': {
    tag: 'de-DE',
    takes: {},
    leaves: ['Der Wind weht mit 30 km/h.', 'Erlaubt sind 50 mg/l im Wasser.'],
  },
  'a figure that is said to be about so many twice': {
    tag: 'zh-CN',
    takes: { '约~100人参加。': '约100人参加。' },
    leaves: ['约100人参加。'],
  },
  'short words of an address and of amounts': {
    tag: 'ru-RU',
    takes: {
      'Билет стоит 50 коп.': 'Билет стоит 50 копеек.',
      'Пришли 3 тыс. чел. из города.': 'Пришли 3 тысячи человек из города.',
      'Улица Мира, д. 5, кв. 12.': 'Улица Мира, дом 5, квартира 12.',
    },
    leaves: ['Улица Мира, дом 5, квартира 12.'],
  },
  'an arrow between two places': {
    tag: 'en-US',
    takes: { 'Take the Mill -> Quay bus.': 'Take the Mill to Quay bus.' },
    leaves: ['The Mill-Quay bus is late.'],
  },
  'more than so many': {
    tag: 'en-US',
    takes: {
      'From 30+ towns they came.': 'From more than 30 towns they came.',
      'From more than 30+ towns they came.': 'From more than 30 towns they came.',
    },
    leaves: ['From 30 towns they came.'],
  },
  'money before a comma': {
    tag: 'en-US',
    takes: { 'It is $12, not €9.': 'It is 12 dollars, not 9 euros.' },
    leaves: ['It is 12, not 9.'],
  },
  'half days within a sentence and at its end': {
    tag: 'en-US',
    takes: {
      'Come at 8 a.m. with boots.': 'Come at 8 AM with boots.',
      'Come at 8 a.m.': 'Come at 8 AM.',
    },
    leaves: ['Come at eight.'],
  },
  'marks out of ten': {
    tag: 'en-US',
    takes: { 'The soup got 9/10 from us.': 'The soup got 9 out of 10 from us.' },
    leaves: ['Ward 4/7 voted.', 'Bus 12/14 is late.'],
  },
  'dates in figures': {
    tag: 'en-US',
    takes: {
      'Open on 25/03/2026.': 'Open on March 25, 2026.',
      'Open on 03/28/26.': 'Open on March 28, 2026.',
      'Open on 5.4.26.': 'Open on April 5, 2026.',
    },
    leaves: ['Version 5.4.2.6 is out.'],
  },
  'ordinals, seasons and rupees': {
    tag: 'en-US',
    takes: {
      'From 15th - 19th July.': 'From 15th to 19th July.',
      'The 2024/25 season.': 'The 2024 to 25 season.',
      'A ring for Rs. 1250.': 'A ring for 1250 rupees.',
    },
    leaves: ['From the 15th on.'],
  },
  'Russian dates without a year': {
    tag: 'ru-RU',
    takes: { 'Приём с 5.03 по 12.03.': 'Приём с 5 марта по 12 марта.' },
    leaves: ['Рост составил 5.03 пункта.'],
  },
  'Russian streets and towns': {
    tag: 'ru-RU',
    takes: {
      'Ул. Садовая закрыта.': 'Улица Садовая закрыта.',
      'Объезд по ул. Речной.': 'Объезд по улице Речной.',
      'В г. Липовка снег.': 'В городе Липовка снег.',
      'Автобус из г. Липовка.': 'Автобус из города Липовка.',
    },
    leaves: ['Улица закрыта.'],
  },
  'Russian houses and marks': {
    tag: 'ru-RU',
    takes: { 'Живёт в доме 12/3.': 'Живёт в доме 12 дробь 3.', 'Суп на 4/5.': 'Суп на 4 из 5.' },
    leaves: ['Суп на четвёрку.'],
  },
  'the Russian dash that is a verb': {
    tag: 'ru-RU',
    takes: { 'Вирус – дело рук.': 'Вирус — дело рук.' },
    leaves: ['Хлеб — всему голова.'],
  },
  'Dutch dates': {
    tag: 'nl-NL',
    takes: {
      'Open vanaf 3-10-2026.': 'Open vanaf 3 oktober 2026.',
      'Open vanaf 3.10.26.': 'Open vanaf 3 oktober 2026.',
      'Het is za. 3 okt. vol.': 'Het is zaterdag 3 oktober vol.',
      'Dicht van 3-5 oktober.': 'Dicht van 3 tot en met 5 oktober.',
      'Elke ma-vr open.': 'Elke maandag tot en met vrijdag open.',
      'Ma. t/m do. dicht.': 'Maandag tot en met donderdag dicht.',
    },
    leaves: [
      'Versie 3.10.2.6 is er.',
      'Het gaat zo-zo.',
      'Het werd 3-1.',
      'Zo 3 keer.',
      'Zij zegt mei.',
    ],
  },
  'Dutch times': {
    tag: 'nl-NL',
    takes: {
      'Open 10.00-17.00 uur.': 'Open 10.00 tot 17.00 uur.',
      'Dicht tussen 19.30-22.00 uur.': 'Dicht tussen 19.30 en 22.00 uur.',
      'De zaal opent om 19.30 u.': 'De zaal opent om 19.30 uur.',
    },
    leaves: ['Bel 010-5551234.', 'Kent u hem?'],
  },
  'Dutch amounts': {
    tag: 'nl-NL',
    takes: {
      'Dat kost € 12,50.': 'Dat kost 12 euro 50.',
      'Dat kost €12,- p.p.': 'Dat kost 12 euro per persoon.',
      'Dat kost € 12,00 nu.': 'Dat kost 12 euro nu.',
      'Dat kost € 1.250.': 'Dat kost 1.250 euro.',
      'Er is € 2,5 mln. nodig.': 'Er is 2,5 miljoen euro nodig.',
      'Er is 3 mld. euro nodig.': 'Er is 3 miljard euro nodig.',
      'Dat kost 5 €.': 'Dat kost 5 euro.',
    },
    leaves: ['Dat kost 12 euro 50.'],
  },
  'Dutch measures': {
    tag: 'nl-NL',
    takes: {
      'Het is -3 °C en 80%.': 'Het is min 3 graden Celsius en 80 procent.',
      'Het was 1 °C.': 'Het was 1 graad Celsius.',
      'Rij 50 km/u over 3 km.': 'Rij 50 kilometer per uur over 3 kilometer.',
      'Zij kocht 40 m² grond, 5 kg zand.': 'Zij kocht 40 vierkante meter grond, 5 kilo zand.',
      'Het duurt ~10-15 minuten.': 'Het duurt ongeveer 10 tot 15 minuten.',
    },
    leaves: ['Rij 5 is vol.'],
  },
  'Dutch abbreviations': {
    tag: 'nl-NL',
    takes: {
      'Neem bijv. brood, kaas, enz.': 'Neem bijvoorbeeld brood, kaas, enzovoort.',
      'D.w.z. morgen, o.a. in Assen.': 'Dat wil zeggen morgen, onder andere in Assen.',
      'Dicht i.v.m. d. w. z. storm.': 'Dicht in verband met dat wil zeggen storm.',
      'Dr. Bos en mw. Smit.': 'Doctor Bos en mevrouw Smit.',
      'Loket nr. 5, blz. 12.': 'Loket nummer 5, bladzijde 12.',
      'Brood & kaas.': 'Brood en kaas.',
    },
    leaves: ['Mr. Bean keek.', 'Hij heet Nr.', 'Zij zag o.a.nl.'],
  },
  'Hebrew dates and amounts': {
    tag: 'he-IL',
    takes: {
      'המחיר ₪45, לילדים פחות.': 'המחיר 45 שקלים, לילדים פחות.',
      'הפתיחה ב-12.03.2026.': 'הפתיחה ב-12 במרץ 2026.',
    },
    leaves: ['הפתיחה מחר.'],
  },
};

describe.each(Object.entries(READINGS))('%s', (_, { tag, takes, leaves }) => {
  const language = chooseLanguage(tag);

  it.each(Object.entries(takes))('is read: %s', (written, said) => {
    expect(speak(written, language)).toBe(said);
  });

  it.each(leaves)('is not read into: %s', (written) => {
    expect(speak(written, language)).toBe(written);
  });
});

describe('a sign in an ordinary sentence', () => {
  const read = (text: string, tag = 'en-US') =>
    readPost({ text }, chooseLanguage(tag)).sentences.map((each) => each.text);

  it.each([
    ['[UPDATE] The lock is open again since noon.', ['The lock is open again since noon.']],
    ['"We [the board] pay for the lock," he said.', ['"We the board pay for the lock," he said.']],
    ['The lock costs two million [1] and a year.', ['The lock costs two million and a year.']],
    [
      'Storm over the coast | The lock closes at six',
      ['Storm over the coast.', 'The lock closes at six.'],
    ],
    ["They chose 'stay', 'leave' and neither.", ["They chose 'stay', 'leave' and neither."]],
    ['For the trip: • bring water • wear boots', ['For the trip: bring water, wear boots.']],
    ['The master resigned. #news #local #2026', ['The master resigned.']],
    ['Tickets cost &pound;5 &middot; doors at seven', ['Tickets cost £5, doors at seven.']],
  ])('never takes the sentence with it: %s', (text, said) => {
    expect(read(text)).toEqual(said);
  });

  it.each(["'s Avonds is er muziek.", '’t Is nog niet voorbij.'])(
    'leaves small what Dutch leaves small at the beginning: %s',
    (text) => {
      expect(read(text, 'nl-NL')).toEqual([text.replace('’', "'")]);
    },
  );

  it('is lower case in the way of the language', () => {
    expect(read('KÖPRÜ YARIN KAPALI OLACAK.', 'tr-TR')).toEqual(['Köprü yarın kapalı olacak.']);
  });
});
