/** Where an attempt can start, in the order in which the steps are done. */
export const START_STEPS = ['collect', 'script', 'audio', 'publish'] as const;
export type StartFrom = (typeof START_STEPS)[number];

/** Whether a start comes before another one. */
export const isBefore = (from: StartFrom, other: StartFrom): boolean =>
  START_STEPS.indexOf(from) < START_STEPS.indexOf(other);
