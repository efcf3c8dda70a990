import type { ImportNote, ImportPlan, PlannedEpisode } from './import-plan.ts';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The episodes of what was read, the oldest first, apart from what can't be imported. */
export const inPlan = (
  read: readonly (PlannedEpisode | ImportNote)[],
): Pick<ImportPlan, 'episodes' | 'refused'> => ({
  episodes: read
    .filter((each): each is PlannedEpisode => 'id' in each)
    .toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt)),
  refused: read.filter((each): each is ImportNote => 'why' in each),
});
