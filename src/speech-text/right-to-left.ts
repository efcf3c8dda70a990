const RIGHT_TO_LEFT = /^(?:arb?|fa|he|iw|ps|ur|yi)(?![a-z])/i;

/** Whether a language of BCP 47 is written from right to left. */
export const isRightToLeft = (languageCode: string): boolean => RIGHT_TO_LEFT.test(languageCode);
