import { describe, expect, test } from 'vitest';
import { quoteClauses } from '../../../../src/search/answer/model/quote-clauses.ts';

const BRIDGE = 'The Tollhouse Bridge, which a barge hit on Sunday, is open again.';

describe('is shown as it was said', () => {
  test.each([
    ['whole', BRIDGE, BRIDGE],
    [
      'whole, in other signs',
      'the tollhouse bridge which a barge hit on Sunday is open again',
      BRIDGE,
    ],
    [
      'without a clause, marked',
      'The Tollhouse Bridge … is open again.',
      'The Tollhouse Bridge … is open again.',
    ],
    [
      'without a clause, not marked',
      'The Tollhouse Bridge is open again',
      'The Tollhouse Bridge … is open again.',
    ],
  ])('%s', (_, quotation, shown) => {
    expect(quoteClauses(BRIDGE, quotation, 'en')).toBe(shown);
  });

  test.each([
    [
      'a figure with a comma',
      'It cost 84,500 crowns, all in all.',
      'It cost 84,500 crowns',
      'It cost 84,500 crowns …',
      'en',
    ],
    [
      'a beginning',
      'On Monday, the pool opens at 7.',
      'the pool opens at 7.',
      '… the pool opens at 7.',
      'en',
    ],
    ['brackets', 'Gerald (a heron) came back.', 'Gerald came back.', 'Gerald … came back.', 'en'],
    [
      'Hebrew with marks of direction',
      '\u200Fהבריכה נפתחת ביום ראשון, בשעה 9.',
      'הבריכה נפתחת ביום ראשון',
      'הבריכה נפתחת ביום ראשון …',
      'he',
    ],
    [
      'Chinese',
      '桥梁重新开放，车辆可以通行。',
      '桥梁重新开放，车辆可以通行。',
      '桥梁重新开放，车辆可以通行。',
      'zh',
    ],
  ])('%s', (_, said, quotation, shown, language) => {
    expect(quoteClauses(said, quotation, language)).toBe(shown);
  });
});

describe('is refused', () => {
  test.each([
    ['a word more', BRIDGE, 'The Tollhouse Bridge is finally open again.', 'en'],
    ['another figure', 'The mill was built in 1378.', 'The mill was built in 1387.', 'en'],
    ['another order', 'Mr Tamm beat the brigade.', 'The brigade beat Mr Tamm.', 'en'],
    ['words cut out of a clause', 'Ada met Bob and Carl left.', 'Ada left.', 'en'],
    ['half a figure', 'It cost 84,500 crowns.', 'It cost 84', 'en'],
    ['part of a word', 'The bridges are open, all of them.', 'The bridge', 'en'],
    ['a denial left out', 'The mayor resigned, he denied on Monday.', 'The mayor resigned', 'en'],
    ['a negation left out', 'It is safe, or rather it was not.', 'It is safe', 'en'],
    [
      'a condition left out',
      'If it rains, the fair moves indoors.',
      'the fair moves indoors.',
      'en',
    ],
    ['a contraction left out', "The tap water is clean, isn't it.", 'The tap water is clean', 'en'],
    ['who said it left out', 'The water is clean, the owner says.', 'The water is clean', 'en'],
    [
      'a Russian attribution',
      'Мэр подал в отставку, сообщает канал.',
      'Мэр подал в отставку',
      'ru',
    ],
    ['a German denial', 'Das Bad bleibt offen, das stimmt nicht.', 'Das Bad bleibt offen', 'de'],
    [
      'a clause in a language without words',
      'Silta on auki, kertoo kaupunki.',
      'Silta on auki',
      'fi',
    ],
    ['nothing', BRIDGE, '…', 'en'],
  ])('%s', (_, said, quotation, language) => {
    expect(quoteClauses(said, quotation, language)).toBeUndefined();
  });
});
