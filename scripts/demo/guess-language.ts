const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hebrew}/gu, 'he-IL'],
  [/\p{Script=Cyrillic}/gu, 'ru-RU'],
  [/\p{Script=Latin}/gu, 'en-US'],
];

/** The language whose letters a text has most of, among those Stepcast knows whole; for a text without any, English. */
export const guessLanguage = (text: string): string => {
  const counts = SCRIPTS.map(([letters, language]) => ({
    language,
    count: text.match(letters)?.length ?? 0,
  }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0]?.count ? counts[0].language : 'en-US';
};
