import { describe, expect, it } from 'vitest';
import { speakingTime, spokenSeconds } from '../../../src/speech-text/speaking-time.ts';
import { spokenWeight } from '../../../src/speech-text/spoken-weight.ts';

/** Texts with their syllables (Japanese: morae), counted by hand, and how many a speaker says in a second. */
const READ_ALOUD = [
  [
    'en-US',
    'The harbour office opened the new bridge last night, and it stays open until midnight.',
    24,
    5,
  ],
  [
    'es-ES',
    'La oficina del puerto abrió anoche el nuevo puente, y seguirá abierto hasta la medianoche.',
    33,
    6,
  ],
  [
    'ru-RU',
    'Управление порта вчера вечером открыло новый мост, и он будет открыт до полуночи.',
    31,
    5.8,
  ],
  ['zh-CN', '港务局昨晚开放了新桥，这座桥将一直开放到午夜。市长表示没有人受伤。', 31, 4],
  ['ja-JP', 'みなとのじむしょはさくや、あたらしいはしをかいつうさせました。', 30, 7.5],
  ['ja-JP', '港の事務所は昨夜、新しい橋を開通させ、橋は真夜中まで通れます。', 44, 7.5],
  ['ko-KR', '항만 사무소는 어젯밤 새 다리를 개통했으며 다리는 자정까지 열려 있습니다.', 31, 5.8],
  ['th-TH', 'สำนักงานท่าเรือเปิดสะพานใหม่เมื่อคืนนี้', 14, 4.4],
  ['hi-IN', 'बंदरगाह कार्यालय ने कल रात नया पुल खोला, और वह आधी रात तक खुला रहेगा।', 30, 5.5],
] as const;

/** Figures and what they are in words. */
const FIGURES = [
  ['en-US', 'In 2026 it costs 45.', 'In twenty twenty-six it costs forty-five.'],
  ['de-DE', 'Es waren 1250 und 35.', 'Es waren tausendzweihundertfünfzig und fünfunddreißig.'],
  ['fr-FR', 'En 2026 et 45 fois.', 'En deux mille vingt-six et quarante-cinq fois.'],
  ['ru-RU', 'Их было 1250 и 35.', 'Их было тысяча двести пятьдесят и тридцать пять.'],
  ['he-IL', 'היו שם 1250 ועוד 35.', 'היו שם אלף מאתיים חמישים ועוד שלושים וחמישה.'],
  ['ar-XA', 'جاء 1250 ثم 35.', 'جاء ألف ومئتان وخمسون ثم خمسة وثلاثون.'],
  ['hi-IN', 'वहाँ 1250 और 35 थे।', 'वहाँ एक हज़ार दो सौ पचास और पैंतीस थे।'],
  ['zh-CN', '来了1250人，多35人。', '来了一千二百五十人，多三十五人。'],
  ['ja-JP', '1250にんと35にんです。', 'せんにひゃくごじゅうにんとさんじゅうごにんです。'],
  ['ko-KR', '모두 1250명과 35명.', '모두 천이백오십명과 삼십오명.'],
] as const;

const within = (actual: number, expected: number, share: number) => {
  expect(actual).toBeGreaterThan(expected * (1 - share));
  expect(actual).toBeLessThan(expected * (1 + share));
};

describe('spokenSeconds', () => {
  it.each(READ_ALOUD)('is what reading aloud takes in %s: %s', (_, text, syllables, pace) => {
    within(spokenSeconds(text), syllables / pace, 0.25);
  });

  it.each(FIGURES)('counts the words of figures in %s: %s', (_, figures, words) => {
    within(spokenSeconds(figures), spokenSeconds(words), 0.25);
  });
});

describe('spokenWeight', () => {
  it('gives marks on letters no weight, however many', () => {
    const marks = '\u0300\u0301\u0302\u0303\u0304\u0305\u0306';
    expect(spokenWeight(`Z${marks}${marks}a${marks}`)).toBe(spokenWeight('Za'));
    expect(spokenWeight('שָׁלוֹם')).toBe(spokenWeight('שלום'));
    expect(spokenWeight('سَلَام')).toBe(spokenWeight('سلام'));
    expect(spokenWeight('می\u200Cماند')).toBe(spokenWeight('میماند'));
  });

  it('weighs a sign that is repeated once', () => {
    expect(spokenWeight('So. ---------- And')).toBe(spokenWeight('So. - And'));
    expect(spokenWeight('What!!!!!!')).toBe(spokenWeight('What!'));
  });
});

describe('speakingTime', () => {
  it('bears with a post of stacked marks, which is as short as its letters', () => {
    const text = `Z${'\u0335\u0321\u0353'.repeat(5)}`.repeat(34);
    expect(text.length).toBeGreaterThan(500);
    expect(speakingTime({ text }).least).toBeLessThan(2);
  });
});
