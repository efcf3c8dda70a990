import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';

const spoken = (tag: string, post: Pick<Post, 'text' | 'code'>): string => {
  const language = chooseLanguage(tag);
  const { headline, sentences } = readPost(post, language);
  const said = sentences.map(({ text }) => speak(text, language)).join(' ');
  return headline ? `${speak(headline, language)} | ${said}` : said;
};

/** A text with its code marked as ⟦within a sentence⟧ or as ⟦⟦a block⟧⟧. */
const marked = (source: string): Pick<Post, 'text' | 'code'> => {
  const code: NonNullable<Post['code']> = [];
  let text = '';
  for (const part of source.split(/(⟦⟦[^⟧]+⟧⟧|⟦[^⟧]+⟧)/u)) {
    const inner = part.replace(/[⟦⟧]/gu, '');
    if (part.startsWith('⟦')) {
      code.push({ offset: text.length, length: inner.length, block: part.startsWith('⟦⟦') });
    }
    text += inner;
  }
  return { text, code };
};

describe('a post made for speech in English', () => {
  it.each([
    [
      'a link that trails',
      'The report is out now https://example.com/report?x=1#y',
      'The report is out now.',
    ],
    [
      'a clause around a link',
      'Sales rose again — see https://example.com for details.',
      'Sales rose again.',
    ],
    [
      'a bare address',
      'The new ferry site is at ferry.example.org now. Tickets are cheap.',
      'Tickets are cheap.',
    ],
    ['a call to read more', 'The gate is open. Read more: example.com/gate', 'The gate is open.'],
    ['a handle in brackets', 'The bell works again (via @harbour_news).', 'The bell works again.'],
    [
      'a handle in a clause',
      'Thanks to @bram for the tip, the bell rings again.',
      'The bell rings again.',
    ],
    [
      'Markdown',
      '**Big** _news_: the [new gate](https://e.com) is ~~not~~ open',
      'Big news: the new gate is open.',
    ],
    [
      'HTML and entities',
      '<b>Fish &amp; chips</b> are &quot;back&quot; on the quay',
      'Fish and chips are "back" on the quay.',
    ],
    [
      'emoji between sentences',
      'The gate is open 🎉🎉 Come and see 👨‍👩‍👧',
      'The gate is open. Come and see.',
    ],
    [
      'a hashtag within a sentence',
      'We moved the office to #LanternQuay last week',
      'We moved the office to Lantern Quay last week.',
    ],
    ['hashtags that trail', 'The gate is open. #news #harbour_life', 'The gate is open.'],
    [
      'shouting',
      'THE GATE IS OPEN AGAIN!!! Even NASA came?!?!',
      'The gate is open again! Even NASA came?',
    ],
    [
      'invisible characters',
      'The ga\u200Bte\u202E is\u0007 open\uFEFF now',
      'The gate is open now.',
    ],
    ['letters drawn as symbols', '𝗧𝗵𝗲 gate is 𝐨𝐩𝐞𝐧 now', 'The gate is open now.'],
    [
      'a short list',
      'Bring with you:\n• boots\n• a lamp\n• patience',
      'Bring with you: boots, a lamp, and patience.',
    ],
    [
      'a list of sentences',
      '1. The gate shuts itself at high water.\n2. The wheel turns when the river has dropped.',
      'The gate shuts itself at high water. The wheel turns when the river has dropped.',
    ],
    [
      'a headline',
      'A letter in the wall\n\nThe brick came out with the gate.',
      'A letter in the wall | The brick came out with the gate.',
    ],
    [
      'a line above nothing but a link',
      'The harbour bridge is closed\n\nhttps://town.example/bridge\n\n@town_news',
      'The harbour bridge is closed.',
    ],
    [
      'SSML',
      'Say <speak><break time="5s"/>hello to everybody</speak> [pause] now',
      'Say hello to everybody now.',
    ],
    [
      'a line broken for its length',
      'The mill will grind on every\nspring tide through the winter.',
      'The mill will grind on every spring tide through the winter.',
    ],
    [
      'abbreviations',
      'Dr. Pell met e.g. Mr. Quill vs. the tide etc. in the U.S. last year.',
      'Doctor Pell met for example Mr. Quill versus the tide and so on in the U.S. last year.',
    ],
    [
      'units',
      '80 km/h at -5°C with 3 kg of flour, 4 h and 2 GB',
      '80 kilometers per hour at minus 5 degrees Celsius with 3 kilograms of flour, 4 hours and 2 gigabytes.',
    ],
    [
      'money',
      'It cost $5m, then €20 and £1.5bn.',
      'It cost 5 million dollars, then 20 euros and 1.5 billion pounds.',
    ],
    [
      'shares, factors and ranges',
      'Up 12.5%, 3× faster, for 10–20 people, ½ of them new.',
      'Up 12.5 percent, 3 times faster, for 10 to 20 people, one half of them new.',
    ],
    [
      'dates and times',
      'From 2026-10-07 at 9am, see you there.',
      'From October 7, 2026 at 9 AM, see you there.',
    ],
    ['American figures', 'It opens on 10/7/2026 at last.', 'It opens on October 7, 2026 at last.'],
    [
      'versions',
      'Python 3.12 and v2.0.1 came out today.',
      'Python 3.12 and version 2.0.1 came out today.',
    ],
    [
      'numbers',
      'Issue #5 has 1 000 000 views & 2+ likes.',
      'Issue number 5 has 1000000 views and more than 2 likes.',
    ],
    ['names of languages', 'C++ and C# are old friends here.', 'C++ and C# are old friends here.'],
  ])('reads %s', (_, text, expected) => {
    expect(spoken('en-US', { text })).toBe(expected);
  });

  it.each([
    [
      'a name',
      'The ⟦asyncio.run⟧ function starts ⟦main_loop()⟧ once.',
      'The asyncio.run function starts main_loop once.',
    ],
    [
      'a call',
      'You may write ⟦sum(xs, 0)⟧ instead of a loop.',
      'You may write sum instead of a loop.',
    ],
    [
      'a block and its lead-in',
      'Loops are slow in Python. If you add floats, use the math module:\n\n⟦⟦import math\nmath.fsum(xs)⟧⟧\n\nThe sum is exact then.',
      'Loops are slow in Python. If you add floats, use the math module. The sum is exact then.',
    ],
    [
      'a lead-in that only points',
      'Loops are slow in Python.\n\nThis is how it looks:\n\n⟦⟦for x in xs: pass⟧⟧\n\nOutput:\n\n⟦⟦1 2 3⟧⟧',
      'Loops are slow in Python.',
    ],
    [
      'an expression within a sentence',
      'The operator compares objects. You can use ⟦type(x) is int⟧ for that here. Nothing else is needed.',
      'The operator compares objects. Nothing else is needed.',
    ],
  ])('tells the sentences around %s of code', (_, source, expected) => {
    expect(spoken('en-US', marked(source))).toBe(expected);
  });

  it('leaves out code that nobody marked', () => {
    const text =
      'Sorting is stable in Python.\n\nxs = sorted(ys)\nfor x in xs:\n    print(x)\n\nThat has been so since 2002.';
    expect(spoken('en-US', { text })).toBe('Sorting is stable in Python.');
  });

  it('has nothing to say of a post of links and code', () => {
    expect(spoken('en-US', marked('⟦⟦x = 1⟧⟧\nhttps://example.com'))).toBe('');
  });
});

describe('a post made for speech in Russian', () => {
  it.each([
    [
      'numbers with nouns',
      'За год открыли 21 станцию, 3 км пути и 5 чел. наняли.',
      'За год открыли 21 станцию, 3 километра пути и 5 человек наняли.',
    ],
    [
      'money',
      'Цена 1,2 млн руб., было 500 тыс. руб. и 1 $.',
      'Цена 1,2 миллиона рублей, было 500 тысяч рублей и 1 доллар.',
    ],
    [
      'shares and units',
      'Рост на 5%, ветер 80 км/ч, −5°C.',
      'Рост на 5 процентов, ветер 80 километров в час, минус 5 градусов.',
    ],
    [
      'years and dates',
      'В 2026 г. всё начнётся 07.10.2026 в 14:30.',
      'В 2026 году всё начнётся 7 октября 2026 года в 14:30.',
    ],
    [
      'abbreviations',
      'Это хлеб, соль и т.д., т.е. всё нужное на ул. Мира.',
      'Это хлеб, соль и так далее, то есть всё нужное на улице Мира.',
    ],
    [
      'links and tags',
      'Мост снова открыт 🎉 Подробнее: https://t.me/x #новости #мост',
      'Мост снова открыт.',
    ],
    [
      'units behind a preposition',
      'Груз весит до 21 т, а печь держат при 240°, т.е. около 3 ч в день.',
      'Груз весит до 21 тонны, а печь держат при 240 градусах, то есть около 3 часов в день.',
    ],
    ['a unit at the end', 'Мост держит до 40 т.', 'Мост держит до 40 тонн.'],
    ['two scripts', 'Вышел Python 3.12 для всех платформ.', 'Вышел Python 3.12 для всех платформ.'],
  ])('reads %s', (_, text, expected) => {
    expect(spoken('ru-RU', { text })).toBe(expected);
  });
});

describe('a post made for speech in Hebrew', () => {
  it.each([
    [
      'shares and money',
      'המחיר עלה ב-5% ל-1,200 ₪ לחודש.',
      'המחיר עלה ב-5 אחוזים ל-1200 שקלים לחודש.',
    ],
    [
      'units and abbreviations',
      'ד"ר כהן נסע 80 קמ"ש לאורך 3 ק"מ וכו\' אתמול.',
      'דוקטור כהן נסע 80 קילומטרים לשעה לאורך 3 קילומטרים וכולי אתמול.',
    ],
    ['gershayim', 'הוא גר בארה״ב כבר 10 שנים.', 'הוא גר בארצות הברית כבר 10 שנים.'],
    [
      'dates and ranges',
      'נפגשים ביום 07.10.2026 עם 10–20 אנשים.',
      'נפגשים ביום 7 באוקטובר 2026 עם 10 עד 20 אנשים.',
    ],
    [
      'links and tags',
      'הגשר נפתח מחדש 🎉 לפרטים נוספים: https://example.com #חדשות',
      'הגשר נפתח מחדש.',
    ],
    [
      'two scripts and direction marks',
      '\u200Fגרסה של Python יצאה \u202Bהיום\u202C.',
      'גרסה של Python יצאה היום.',
    ],
  ])('reads %s', (_, text, expected) => {
    expect(spoken('he-IL', { text })).toBe(expected);
  });
});

describe('a post in a language without readings of its own', () => {
  it.each([
    [
      'fr-FR',
      'Le pont est ouvert depuis le 2026-10-07 https://x.fr',
      'Le pont est ouvert depuis le 7 octobre 2026.',
    ],
    [
      'ja-JP',
      '橋が開きました。新しい船も来ました https://x.jp',
      '橋が開きました。 新しい船も来ました。',
    ],
    ['no-such-language-at-all', 'The bridge is open again.', 'The bridge is open again.'],
  ])('is still cleaned: %s', (tag, text, expected) => {
    expect(spoken(tag, { text })).toBe(expected);
  });
});
