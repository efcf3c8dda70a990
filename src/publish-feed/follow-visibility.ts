import { episodePagesPrefix, publicPrefixes } from '../episode/storage-keys.ts';
import type { EpisodeChange } from '../episode/visibility.ts';
import type { PublicFiles } from './deps.ts';

const DEEDS = { public: 'restore', hidden: 'withhold', withdrawn: 'destroy' } as const;

/** Lets the public have an episode's files, or not, as somebody has decided. */
export const followVisibility = async (
  files: PublicFiles,
  podcastId: string,
  { episodeId, visibility }: EpisodeChange,
): Promise<void> => {
  const deed = DEEDS[visibility];
  for (const prefix of publicPrefixes({ podcastId, episodeId })) await files[deed](prefix);
};

/** Takes away pages that were written while somebody hid their episodes. */
export const withholdPages = async (
  files: PublicFiles,
  podcastId: string,
  changes: readonly EpisodeChange[],
): Promise<void> => {
  for (const { episodeId, visibility } of changes) {
    if (visibility === 'public') continue;
    await files.withhold(episodePagesPrefix(podcastId, episodeId));
  }
};
