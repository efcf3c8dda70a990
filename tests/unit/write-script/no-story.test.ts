import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { signsOf } from '../../../src/write-script/posts/post-signs.ts';
import { isRoundup } from '../../../src/write-script/stories/rubrics.ts';
import { aContent, aPost } from '../../support/a-content.ts';

const read = (text: string, language: string, urls: string[] = []) => {
  const { usable, unusable } = gatherPosts(
    aContent({ desk: [aPost(1, text, { urls })] }),
    chooseLanguage(language),
  );
  const [post] = usable;
  return { post, why: [...unusable.values()][0] };
};

describe('an alarm', () => {
  it.each([
    ['en-GB', '⚠️ Air raid alert: Karsin, Velm, Odrin districts.'],
    ['en-GB', '🟢 All clear: Velm.'],
    ['ru-RU', '🔴 Ракетная опасность в Лужском районе!'],
    ['uk-UA', '🔴 Повітряна тривога! Всі в укриття.'],
    ['uk-UA', '🟢 Відбій тривоги.'],
    ['he-IL', 'צבע אדום: שדרות, ניר עם'],
    ['pl-PL', 'Odwołanie alarmu w całym województwie.'],
    ['ja-JP', '警報解除：県内全域で解除されました。'],
  ])('is known by how it begins, in %s: %s', (language, text) => {
    expect(read(text, language).why).toBe('alarm');
  });

  it.each([
    [
      'en-GB',
      'All clear lakes of the county were tested this year, and nine of them failed in August.',
    ],
    ['en-GB', 'Explosions in Velm.'],
    ['de-DE', 'Sirenen-Probealarm am Donnerstag um 11 Uhr in der ganzen Stadt.'],
    ['uk-UA', 'Вибухи у місті. Працює ППО.'],
  ])('is no report, in %s: %s', (language, text) => {
    expect(read(text, language).post?.raw).toBe(text);
  });
});

it('what says that an alarm was a false one is left out with it, and what says more is told', () => {
  const { usable, unusable } = gatherPosts(
    aContent({
      desk: [
        aPost(1, '⚠️ Air raid alert: Karsin district.'),
        aPost(2, 'False alarm, a training flight. 🟢 All clear: Karsin.', { replyTo: 1 }),
        aPost(
          3,
          'A false alarm cost the harbour of Karsin four hours: 31 ships had to wait outside, says its master.',
          { replyTo: 1 },
        ),
      ],
    }),
    chooseLanguage('en-GB'),
  );
  expect(usable.map(({ key }) => key)).toEqual(['desk/3']);
  expect([...unusable.values()]).toEqual(['alarm', 'alarm']);
});

describe('a list of the day', () => {
  const urls = [1, 2, 3, 4].map((n) => `https://desk.example/${n}`);
  it.each(['▪️', '•', '🔹', '1️⃣', '—', '✔️'])('is a roundup with %s in front of its lines', (sign) => {
    const text = [
      'The day in four lines:',
      ...urls.map((url, n) => `${sign} Matter ${'abcd'[n]} is over ${url}`),
    ];
    const { post } = read(text.join('\n'), 'en-GB', urls);
    expect(post && isRoundup(post)).toBe(true);
  });
});

describe('an appeal for money', () => {
  it.each([
    [
      'en-GB',
      'Help us to feed 900 families this winter. 20 euros are a parcel for a month. Donate at our site.',
    ],
    ['de-DE', 'Helft uns, den Turm zu retten! Jeder Euro zählt, spendet jetzt auf unserer Seite.'],
    ['ru-RU', 'Друзья, поддержите наш сбор: на генератор для школы не хватает 40 тысяч.'],
    ['fr-FR', 'Aidez-nous à finir le toit de la chapelle : faites un don sur notre site.'],
  ])('is no news, in %s: %s', (language, text) => {
    expect(read(text, language).why).toBe('call');
  });

  it('is not what others have given', () => {
    const text =
      'The town has given 40,000 pounds to the lifeboat: 900 people donated at the fair.';
    expect(read(text, 'en-GB').post?.raw).toBe(text);
  });
});

describe('somebody who is found', () => {
  it.each([
    ['pl-PL', 'Zuzanna Wilk odnaleziona! Nastolatka jest bezpieczna.'],
    ['en-GB', 'Anna Bell is safe! She had slept at a friend’s house.'],
    ['ru-RU', 'Петя Орлов нашёлся! Мальчик был у бабушки.'],
  ])('is reported, and no outcry, in %s: %s', (language, text) => {
    const { post } = read(text, language);
    expect(post && signsOf(post, chooseLanguage(language)).isOutcry).toBe(false);
  });

  it('is one where nothing is said', () => {
    const { post } = read('Hooray, 38! We have done it.', 'en-GB');
    expect(post && signsOf(post, chooseLanguage('en-GB')).isOutcry).toBe(true);
  });
});
