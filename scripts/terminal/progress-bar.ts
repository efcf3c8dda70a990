const BAR_WIDTH = 24;

/** A bar that is full at 1. */
export const progressBar = (share: number): string => {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
};
