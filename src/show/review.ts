/** What becomes of a script that nobody has reviewed in time. */
export const REVIEW_DEADLINES = ['discard', 'publish'] as const;
export type ReviewDeadline = (typeof REVIEW_DEADLINES)[number];

/** How many days a review may take unless the show says otherwise, and at most. */
export const REVIEW_DAYS = 7;
export const MOST_REVIEW_DAYS = 30;
