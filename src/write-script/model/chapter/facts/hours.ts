/** What says that a number is an hour of the day, behind it and, in Chinese and Japanese, before it. */
const MORNING =
  /^[ \u00A0\u202F]?(?:a\.?\s?m\b|утра|ночи|ранку|בבוקר|uhr (?:morgens|früh)|de la mañana)/iu;
const AFTERNOON =
  /^[ \u00A0\u202F]?(?:p\.?\s?m\b|дня|вечера|вечора|בערב|בצהריים|אחר הצהריים|אחה"צ|uhr (?:nachmittags|abends)|de la (?:tarde|noche)|(?:in the|this) (?:afternoon|evening))/iu;
const HOUR = /^[ \u00A0\u202F]?(?:uhr|h\b|ч\b|час\p{L}*|годин\p{L}*|o['’]clock|[時时点點시])/iu;
const MORNING_BEFORE = /(?:午前|上午|早上|凌晨)$/u;
const AFTERNOON_BEFORE = /(?:午後|下午|晚上|傍晚)$/u;

interface Around {
  readonly before: string;
  readonly behind: string;
  /** Written as one, 17:30. */
  readonly isTime: boolean;
}

/** The hour, from 0 to 23, that a number is where it tells the time of day; none where it tells something else. */
export const hoursOf = (
  hour: number | undefined,
  { before, behind, isTime }: Around,
): readonly number[] => {
  if (hour === undefined || !Number.isInteger(hour) || hour < 0 || hour > 24) return [];
  if (hour <= 12 && (MORNING.test(behind) || MORNING_BEFORE.test(before))) return [hour % 12];
  if (hour <= 12 && (AFTERNOON.test(behind) || AFTERNOON_BEFORE.test(before))) {
    return [(hour % 12) + 12];
  }
  return isTime || HOUR.test(behind) ? [hour % 24] : [];
};
