/** How long an attempt takes at most to have its episode's row, in milliseconds. */
const OPENED_WITHIN_MS = 60_000;

const startedAt = new Map<string, number>();

/** Remembers that an episode was started again from here; until its execution opens it, its status is the old one's. */
export const noteStart = (episodeId: string, now: number = Date.now()): void => {
  startedAt.set(episodeId, now);
};

/** Whether an episode was started again from here so lately that its status may be the old one's. */
export const isJustStarted = (episodeId: string, now: number = Date.now()): boolean => {
  const at = startedAt.get(episodeId);
  return at !== undefined && now - at < OPENED_WITHIN_MS;
};
