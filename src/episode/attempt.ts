/** One try at an episode: the execution on whose behalf its row is written. */
export interface Attempt {
  readonly episodeId: string;
  /** The execution's name: the episode's id for the first attempt, `<id>-<n>` for attempt n. */
  readonly execution: string;
}

const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-([1-9]\d{0,3}))?$/;

/** The attempt that an execution is, by its name; null where it isn't one of *episode*. */
export const parseAttempt = (
  name: string,
): { readonly episodeId: string; readonly attempt: number } | null => {
  const [, episodeId, attempt] = NAME.exec(name) ?? [];
  return episodeId === undefined ? null : { episodeId, attempt: Number(attempt ?? 1) };
};

/** Which of the episode's attempts an execution is, by its name; null for another name. */
export const attemptOf = (episodeId: string, name: string): number | null => {
  const parsed = parseAttempt(name);
  return parsed?.episodeId === episodeId ? parsed.attempt : null;
};

/** The name of an episode's attempt. */
export const attemptName = (episodeId: string, attempt: number): string =>
  attempt === 1 ? episodeId : `${episodeId}-${attempt}`;
