const RIGHT_TO_LEFT = /^(?:arb?|fa|he|iw|ps|ur|yi)(?![a-z])/i;

/** Whether a language of BCP 47 is written from right to left. */
export const isRightToLeft = (languageCode: string): boolean => RIGHT_TO_LEFT.test(languageCode);

/**
 * The direction of words in a language of BCP 47. Their first letter doesn't tell it: a Hebrew line
 * may begin with a name in Latin ones.
 */
export const directionOf = (languageCode: string): 'rtl' | 'ltr' =>
  isRightToLeft(languageCode) ? 'rtl' : 'ltr';
