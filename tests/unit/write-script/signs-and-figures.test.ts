import { describe, expect, it } from 'vitest';
import type { CodeRange } from '../../../src/episode/content.ts';
import { pronounce } from '../../../src/speech-text/pronounce.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';

/** What is said of a text whose code stands between ⟦ and ⟧. */
const said = (marked: string, tag = 'en-US'): string => {
  const code: CodeRange[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const inner = part.replace(/[⟦⟧]/g, '');
    if (part.startsWith('⟦'))
      code.push({ offset: text.length, length: inner.length, block: false });
    text += inner;
  }
  const language = chooseLanguage(tag);
  return readPost({ text, code }, language)
    .sentences.map((sentence) => speak(sentence.text, language))
    .join(' ');
};

describe('a name in code', () => {
  it.each([
    [
      'with underscores on both sides',
      'It has ⟦__init__⟧ with arguments, ⟦__eq__⟧, ⟦__ne__⟧, and ⟦__str__⟧.',
      'It has __init__ with arguments, __eq__, __ne__, and __str__.',
    ],
    ['with stars', 'It takes ⟦*args⟧ and ⟦**kwargs⟧.', 'It takes *args and **kwargs.'],
    ['at the start of a sentence', '⟦*args⟧ come first here.', '*args come first here.'],
    ['that could be an address', 'Call ⟦logging.info⟧ for it.', 'Call logging.info for it.'],
    ['between ticks', 'It takes `*args` and `**kwargs`.', 'It takes *args and **kwargs.'],
  ])('stays as it is: %s', (_, marked, expected) => {
    expect(said(marked)).toBe(expected);
  });

  it('is no markup where nobody marked it, either', () => {
    expect(
      said('It has __eq__, __ne__, and __str__, and 2**8 is in snake_case or other_case.'),
    ).toBe('It has __eq__, __ne__, and __str__, and 2**8 is in snake_case or other_case.');
  });

  it('is said without a gap in front of a comma, and with its stars', () => {
    expect(pronounce('It has __eq__, and *args and **kwargs.', 'en-US')).toBe(
      'It has eq, and star args and star star kwargs.',
    );
  });
});

describe('figures with a dash between them', () => {
  it.each([
    'Call 054-1234567, 03-5551234 or 555-1234 about it.',
    'The bill 24-118 was passed at night.',
    'The harbour won 2-1 and lost 1-2.',
    'The IC 5-12 leaves from the second platform.',
    'Call 050 123 4567 or +972 54 123 456 now.',
  ])('stay as they are where they are no range: %s', (text) => {
    expect(said(text)).toBe(text);
  });

  it.each([
    ['It is open 10:00-12:00 and 9am-5pm.', 'It is open 10:00 to 12:00 and 9 AM to 5 PM.'],
    ['They built it in 2019-2021 or so.', 'They built it in 2019 to 2021 or so.'],
    ['About 10-12 people came, 5–10% more.', 'About 10 to 12 people came, 5 to 10 percent more.'],
    ['It costs $5-10 million in all.', 'It costs 5 to 10 million dollars in all.'],
    ['It lasts from October 5-12 this time.', 'It lasts from October 5 to 12 this time.'],
    ['It is 1,000–2,000 km long by now.', 'It is 1,000 to 2,000 kilometers long by now.'],
  ])('are read as a range where they are one: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('are told apart in Hebrew and in Russian, too', () => {
    expect(said('חייגו 054-1234567 או 555-1234 מ-10:00-12:00, או 10-12 ימים.', 'he-IL')).toBe(
      'חייגו 054-1234567 או 555-1234 מ-10:00 עד 12:00, או 10 עד 12 ימים.',
    );
    expect(said('Звоните 555-1234, счёт 2-1, и так 10-12 дней в 2019–2021 годах.', 'ru-RU')).toBe(
      'Звоните 555-1234, счёт 2-1, и так 10, 12 дней в 2019–2021 годах.',
    );
  });

  it('keep the star of a number that is dialled', () => {
    expect(said('Call *6050 in the morning.')).toBe('Call *6050 in the morning.');
    expect(pronounce('חייגו *6050.', 'he-IL')).toBe('חייגו כוכבית 6050.');
  });
});

describe('a stroke behind a price', () => {
  it.each([
    ['en-US', 'The room is €8/month.', 'The room is 8 euros per month.'],
    ['en-GB', 'Boats cost 12 £/hour.', 'Boats cost 12 pounds per hour.'],
    ['fr-FR', 'Le forfait est à 8,99 €/mois.', 'Le forfait est à 8,99 € par mois.'],
    ['de-DE', 'Die Pacht ist 9 €/m².', 'Die Pacht ist 9 € pro m².'],
    ['es-ES', 'La gasolina baja a 1,42 €/litro.', 'La gasolina baja a 1,42 € por litro.'],
    ['it-IT', 'Il pane costa 4 €/kg.', 'Il pane costa 4 € per kg.'],
    ['pl-PL', 'Bilet kosztuje 9 zł/osoba.', 'Bilet kosztuje 9 złotych za osoba.'],
    ['ru-RU', 'Бензин стоит 54 руб./л.', 'Бензин стоит 54 рубля за литр.'],
    ['uk-UA', 'Ціна хліба 31 грн/шт.', 'Ціна хліба 31 гривня за штуку.'],
    ['he-IL', 'המחיר 45 ₪/שעה.', 'המחיר 45 שקלים לשעה.'],
    ['zh-CN', '房租是每间20元/月。', '房租是每间20元每月。'],
  ])('is read in %s: %s', (tag, written, read) => {
    expect(said(written, tag)).toBe(read);
  });

  it.each([
    ['en-US', 'He scored 10/10 in Ward 4/7.', 'He scored 10 out of 10 in Ward 4/7.'],
    ['ru-RU', 'Скорость 60 км/ч у дома 12/3.', 'Скорость 60 километров в час у дома 12 дробь 3.'],
  ])('is no other one in %s: %s', (tag, written, read) => {
    expect(said(written, tag)).toBe(read);
  });
});
