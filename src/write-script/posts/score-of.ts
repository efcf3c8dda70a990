/** "0–1", "2:1", "1 x 1": no time of the day, no date and no range of larger figures. */
const SCORE =
  /(?<![\p{L}\p{N}.,:–-])(\d{1,2})(?:(?:\s?[–-]\s?|\s[x×]\s)(\d{1,2})|:(\d))(?![\p{L}\p{N}]|[.,:–-]\p{N}|\s?[%€$£°])/u;
const MOST_CHARACTERS = 200;

/** The score that a short post tells, as the goals of either side; undefined where it tells none. */
export const scoreOf = (text: string): readonly [number, number] | undefined => {
  if (text.length > MOST_CHARACTERS) return undefined;
  const [, home, away, behindColon] = SCORE.exec(text) ?? [];
  return home === undefined ? undefined : [Number(home), Number(away ?? behindColon)];
};
