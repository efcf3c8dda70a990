import type { Content, Window } from '../../episode/content.ts';
import type { Language } from '../language/language.ts';
import type { DayDetail } from '../language/phrases.ts';
import { speak } from '../language/speak.ts';
import type { Material } from '../material.ts';
import { isThin } from '../tell/is-thin.ts';
import type { Recall } from './link-stories.ts';

const DAY_MS = 86_400_000;

/** A weekday names a day of the last six alone. */
const detailOf = (day: Date, { until }: Window): DayDetail => {
  if (Date.parse(until) - day.getTime() <= 6 * DAY_MS) return 'weekday';
  return day.toISOString().slice(0, 4) === until.slice(0, 4) ? 'date' : 'date-and-year';
};

const sentence = (text: string): string =>
  /[.!?。！？؟।]$/u.test(text)
    ? text
    : `${text}${/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text) ? '。' : '.'}`;

/** "As reported on Monday: the bridge is closed." In front of what denies that, "The answer to that:" */
const recallWords = ({ told, isDenied }: Recall, window: Window, language: Language): string[] => {
  const { phrases } = language;
  // `until` is exclusive.
  const day = new Date(told.until.getTime() - 1);
  return [
    speak(phrases.say('asReported', { day: phrases.onDay(day, detailOf(day, window)) }), language),
    sentence(speak(told.title, language)),
    ...(isDenied ? [phrases.say('reply')] : []),
  ];
};

/** Whether an earlier headline can stand alone: somebody's "I" and "this" would hang in the air days later. */
const standsAlone = (title: string, language: Language): boolean =>
  !language.cues.firstPerson.test(title) &&
  !language.cues.leans.test(title) &&
  !isThin(title, language);

/** What is said before the first post of each story that goes on with an earlier one, by the keys of its posts. */
export const recalledWords = (
  { window }: Pick<Content, 'window'>,
  { recalls, language }: Pick<Material, 'recalls' | 'language'>,
): Map<string, readonly string[]> =>
  new Map(
    [...recalls].flatMap(([{ posts }, recall]) => {
      if (!standsAlone(recall.told.title, language)) return [];
      const words = recallWords(recall, window, language);
      return posts.map(({ key }): [string, readonly string[]] => [key, words]);
    }),
  );
