/** What says before a figure that there are more, or fewer. */
const MORE =
  /(?:more than|over|above|at least|upwards of|mehr als|über|mindestens|plus de|au moins|más de|al menos|mais de|più di|oltre|almeno|meer dan|ponad|więcej niż|более(?: чем)?|больше|свыше|не менее|понад|більше(?: ніж)?|fazla|יותר מ|מעל ה?|לפחות)[\s-]*(?:an?\s+)?$/iu;
const FEWER =
  /(?:nearly|almost|close to|just under|under|less than|fewer than|up to|at most|fast|knapp|weniger als|höchstens|presque|près de|moins de|casi|menos de|quase|quasi|meno di|bijna|prawie|niemal|почти|около|менее|меньше|майже|менше|neredeyse|כמעט|פחות מ)[\s-]*(?:an?\s+)?$/iu;

/** Whether a figure is said to be exceeded or not reached, by what stands before it. */
export const boundOf = (before: string): 'more' | 'fewer' | undefined =>
  MORE.test(before) ? 'more' : FEWER.test(before) ? 'fewer' : undefined;
