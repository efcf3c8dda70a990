import { useMemo } from 'preact/hooks';
import type { CoverageView } from '../../../../api/episode-script/coverage-schema.ts';
import type { EpisodeStatusView } from '../../../../api/episode-status/schema.ts';
import { useConsole } from '../../../context.ts';
import { type Resource, useResource } from '../../../use-resource.ts';
import type { Companions } from '../load-companions.ts';
import { type ToldPosts, toToldPosts } from './told-posts.ts';

/** What became of an episode's posts, and where they are told once the transcript is there. */
export interface KnownPosts {
  readonly coverage: CoverageView;
  readonly told: ToldPosts;
}

/** Loads what became of an episode's posts, and puts it beside its transcript. */
export const useToldPosts = (
  { episodeId, attempt, publishedAt, isImported }: EpisodeStatusView,
  companions: Companions,
): Resource<KnownPosts> => {
  const { api } = useConsole();
  const loaded = useResource(`posts of ${episodeId} ${attempt} ${publishedAt}`, {
    load: async (signal) => {
      // Nobody knows the posts of what another system made.
      if (isImported) return undefined;
      const [coverage, script] = await Promise.all([
        api.readCoverage(episodeId, signal),
        api.readScript(episodeId, signal),
      ]);
      return { coverage, script };
    },
  });
  const { data } = loaded;
  const known = useMemo(
    () =>
      data && {
        coverage: data.coverage,
        told: toToldPosts(data.coverage, data.script, companions),
      },
    [data, companions],
  );
  return { ...loaded, data: known };
};
