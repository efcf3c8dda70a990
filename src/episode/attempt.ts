/** One try at an episode: the execution on whose behalf its row is written. */
export interface Attempt {
  readonly episodeId: string;
  /** The execution's name: the episode's id for the first attempt, `<id>-<n>` for attempt n. */
  readonly execution: string;
}
