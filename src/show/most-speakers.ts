/** How many may speak in an episode. */
export const MOST_SPEAKERS = 4;
