/** A number of episodes. */
export const countEpisodes = (count: number): string =>
  `${count} ${count === 1 ? 'episode' : 'episodes'}`;
