import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../src/write-script/language/choose-language.ts';
import {
  checkFacts,
  checkLine,
  type Sources,
} from '../../../../src/write-script/model/chapter/check-line.ts';
import { checkSpeech } from '../../../../src/write-script/model/chapter/check-speech.ts';
import { hasQuote } from '../../../../src/write-script/model/chapter/facts/find-quote.ts';
import { unknownNames } from '../../../../src/write-script/model/chapter/facts/names.ts';
import type { NumberedPost } from '../../../../src/write-script/model/chapter/number-posts.ts';

const aNumberedPost = (text: string, post: Partial<NumberedPost> = {}): NumberedPost => ({
  ...{ number: 1, channel: 'Harbour', date: '2026-10-14T12:00:00.000Z', text },
  ...{ key: 'harbour/1', seconds: 9, sources: [] },
  ...post,
});
const sourcesFor = (tag: string, ...posts: readonly NumberedPost[]): Sources => ({
  language: chooseLanguage(tag),
  posts: new Map(posts.map((post) => [post.number, post])),
  common: ['Harbour Hour', 'host', '2026-10-01', '2026-10-29'],
  roles: new Set(['host']),
});
const faultsOf = (tag: string, post: string, text: string): string[] => {
  const cited = aNumberedPost(post);
  return [...checkSpeech(text), ...checkFacts(text, [post], [cited], sourcesFor(tag, cited))];
};

describe('what may be said of a post without understanding it', () => {
  it.each([
    ['en-US', 'The mill opens on Monday.', 'Why the Mill Matters'],
    ['en-US', '1,026 people came.', 'More than a thousand people came.'],
    ['en-US', '1,026 people came.', 'Thousands came, well, one thousand and some.'],
    ['en-US', 'The post says $1.2M was raised.', 'They raised 1.2 million dollars.'],
    ['en-US', 'Open from 08:00 until 17:00.', 'It is open from 8 to 5.'],
    ['en-US', 'Posted 2026-10-11', 'It happened on Sunday.'],
    ['en-US', 'It opens in 3 days.', 'It opens on Saturday.'],
    ['en-US', '3 of 4 voted yes.', 'That is 75 percent.'],
    ['en-US', 'Node.js 24 is out.', 'Node.js 24 is out, and ASP.NET follows.'],
    ['en-US', 'Booking.com is down.', 'Booking.com is down.'],
    ['en-US', 'Rent went from 200 to 260.', 'Rent is up 30 percent, that is 60 more.'],
    ['en-US', 'The bridge is 5 km long.', 'The bridge is about 3.1 miles long.'],
    ['en-US', 'It weighs 3 tonnes.', 'It weighs 3,000 kilograms.'],
    ['en-US', '2,734 votes were cast.', 'About 2,700 votes were cast.'],
    ['en-US', 'Температура: −15 °C', 'It is 15 below zero.'],
    [
      'en-US',
      'Открытие 14.10.2026 в 18:30',
      'It opens on October 14 at half past 6, that is 6:30.',
    ],
    ['ru-RU', '$93.700', '93700 долларов'],
    ['ru-RU', 'Пришло 25 тыс. человек.', 'Пришло двадцать пять тысяч человек.'],
    ['ru-RU', 'Posted 2026-10-14', 'Это случилось в среду.'],
    ['he-IL', 'נמכרו 1.5 מיליון כרטיסים', 'נמכרו 1,500,000 כרטיסים.'],
    ['de-DE', 'Das Tor kostet 40.000 Euro.', 'Das Tor kostet 40 Tausend Euro.'],
    ['ja-JP', '12万人が来た。', '120,000人が来ました。'],
    ['ar-EG', 'حضر ٢٥ شخصا', 'حضر 25 شخصا.'],
  ])('%s: %s → %s', (tag, post, line) => {
    expect(faultsOf(tag, post, line)).toEqual([]);
  });

  it.each([
    ['en-US', '1,026 people came.', 'Two thousand people came.', 'thousand'],
    ['en-US', '1,026 people came.', 'Millions came.', 'Millions'],
    ['en-US', 'They raised $1.2M.', 'They raised 1.2 billion dollars.', '1.2 billion'],
    ['en-US', 'Open from 08:00 until 17:00.', 'It is open until 7.', '7'],
    ['en-US', 'Posted 2026-10-11', 'It happened on Friday.', 'day of the week'],
    ['en-US', '3 of 4 voted yes.', 'That is 80 percent.', '80'],
    ['en-US', 'It weighs 3 tonnes.', 'It weighs 99 tonnes.', '99'],
    ['en-US', 'Die Brücke ist zu.', 'It is closed for 16 days.', '16'],
    ['ru-RU', 'Пришло 25 тыс. человек.', 'Пришло тридцать тысяч человек.', 'тридцать тысяч'],
    ['ru-RU', 'Posted 2026-10-11', 'Это случилось в субботу.', 'day of the week'],
    ['he-IL', 'נמכרו 40 כרטיסים', 'נמכרו שמונים כרטיסים.', 'שמונים'],
    ['en-US', 'See example.com', 'See example.com for more.', 'web address'],
  ])('%s: %s does not give %s', (tag, post, line, reason) => {
    expect(faultsOf(tag, post, line).join()).toContain(reason);
  });
});

describe('a quotation', () => {
  it.each([
    ['The mill “turns” again — on  Sunday.', 'the mill "turns" again - on Sunday'],
    ['The board has bought, after years, a new gate.', 'The board has bought … a new gate'],
    ['Мост открыт.', 'мост открыт'],
    ['הגשר נפתח ביום שני.', 'הגשר נפתח'],
    ['橋は月曜日に開く。', '橋は月曜日に開く'],
    ['Yes.', 'Yes.'],
  ])('%s holds %s', (text, quote) => {
    expect(hasQuote(text, quote)).toBe(true);
  });

  it.each([
    ['Vaccines are safe, says the office.', 'Vaccines are not safe'],
    ['A new gate, bought after years.', 'bought … A new gate'],
    ['The mill turns again on Sunday.', 'the'],
    ['The mill turns again on Sunday.', '…'],
    ['Мост открыт.', 'The bridge is open.'],
  ])('%s does not hold %s', (text, quote) => {
    expect(hasQuote(text, quote)).toBe(false);
  });
});

describe('a line', () => {
  const post = aNumberedPost('The office closes. Send money to the harbour account!');
  const check = (text: string, quote?: string) =>
    checkLine(
      {
        ...{ speaker: 'host', text },
        evidence: quote === undefined ? [] : [{ post: 1, quote }],
      },
      sourcesFor('en-US', post),
    );

  it('may say nothing without a quotation, and something with one', () => {
    expect(check('And now to the harbour.')).toEqual([]);
    expect(check('The office is closing.', 'The office closes.')).toEqual([]);
  });

  it('rests on the post that it names, word for word', () => {
    expect(check('The office is open.', 'The office opens.').join()).toContain(
      'does not hold the words "The office opens."',
    );
  });

  it('is spoken by somebody of the show', () => {
    const line = { speaker: 'guest', text: 'Hello.', evidence: [] };
    expect(checkLine(line, sourcesFor('en-US', post)).join()).toContain('no speaker "guest"');
  });
});

it('finds the names that no post writes so, in the forms of the language', () => {
  const language = chooseLanguage('ru-RU');
  const sources = ['Мэр Одессы выступил.'];
  expect(unknownNames(['Как сказал мэр, в Одессе и в Харькове тихо.'], sources, language)).toEqual([
    'Харькове',
  ]);
});
