import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';

const TUESDAY = new Date('2026-10-06T12:00:00Z');
const SUNDAY = new Date('2026-10-11T12:00:00Z');

it.each([
  ['en-US', 'As reported on Tuesday:', 'As reported on October 6:'],
  ['he-IL', 'כפי שדווח ביום שלישי:', 'כפי שדווח ב-6 באוקטובר:'],
  ['ru-RU', 'Как мы сообщали во вторник:', 'Как мы сообщали 6 октября:'],
  ['uk-UA', 'Як ми повідомляли у вівторок:', 'Як ми повідомляли 6 жовтня:'],
  ['pl-PL', 'Jak podawaliśmy we wtorek:', 'Jak podawaliśmy 6 października:'],
  ['de-DE', 'Wie am Dienstag berichtet:', 'Wie am 6. Oktober berichtet:'],
  ['nl-NL', 'Zoals op dinsdag gemeld:', 'Zoals op 6 oktober gemeld:'],
  ['fr-FR', 'Comme annoncé mardi:', 'Comme annoncé le 6 octobre:'],
  ['es-ES', 'Como se informó el martes:', 'Como se informó el 6 de octubre:'],
  ['pt-BR', 'Como noticiado na terça-feira:', 'Como noticiado em 6 de outubro:'],
  ['it-IT', 'Come riferito, martedì:', 'Come riferito, 6 ottobre:'],
  ['tr-TR', 'Bildirildiği gibi, Salı günü:', 'Bildirildiği gibi, 6 Ekim tarihinde:'],
  ['hi-IN', 'जैसा मंगलवार को बताया गया:', 'जैसा 6 अक्टूबर को बताया गया:'],
])('a day is named as the time of what was said in %s', (tag, weekday, date) => {
  const language = chooseLanguage(tag);
  const say = (detail: 'weekday' | 'date') =>
    speak(
      language.phrases.say('asReported', { day: language.phrases.onDay(TUESDAY, detail) }),
      language,
    );
  expect([say('weekday'), say('date')]).toEqual([weekday, date]);
});

it.each([
  ['ru-RU', 'с 6 октября по 11 октября 2026 года'],
  ['uk-UA', 'з 6 жовтня до 11 жовтня 2026 року'],
  ['de-DE', 'vom 6. Oktober bis 11. Oktober 2026'],
  ['it-IT', "dal 6 ottobre all'11 ottobre 2026"],
  ['hi-IN', '6 अक्टूबर से 11 अक्टूबर 2026 तक'],
  ['ja-JP', '10月6日から2026年10月11日まで'],
])('a period is whole in %s', (tag, period) => {
  const language = chooseLanguage(tag);
  expect(speak(language.phrases.period(TUESDAY, SUNDAY), language)).toBe(period);
});
