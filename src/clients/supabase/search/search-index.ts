import { z } from 'zod';
import type { IndexedPassage, SearchIndex } from '../../../search/index/search-document.ts';
import { foldWord } from '../../../search/words/fold-word.ts';
import { toColumns } from '../../../search/words/to-words.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { EpisodeNotFound } from '../episodes/episode-errors.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

const IdsSchema = z.array(z.uuid());

/** Every word once, with what it is in Latin letters; figures are never misspelt. */
const vocabularyOf = (passages: readonly IndexedPassage[]): [string, string][] => {
  const words = new Set(passages.flatMap(({ words }) => words.map(({ word }) => word)));
  return [...words]
    .filter((word) => /\p{L}/u.test(word))
    .map((word): [string, string] => [word, foldWord(word)])
    .filter(([, folded]) => folded.length >= 3);
};

/** The search index of a Supabase project. */
export const createSearchIndex = (config: DatabaseConfig): SearchIndex => {
  const database = openDatabase(config);
  return {
    async listUnindexed(podcastId, limit) {
      const call = database.rpc('unindexed_episodes', { p_podcast_id: podcastId, p_limit: limit });
      const action = `list what of show ${podcastId} is not in the search index`;
      return readResponse(call, { action, schema: IdsSchema });
    },

    async save({ episodeId, transcriptKey, language, passages }) {
      const call = database.rpc('index_episode', {
        p_episode_id: episodeId,
        p_transcript_key: transcriptKey,
        p_language: language,
        p_passages: passages.map(({ words, title, ...passage }) => ({
          ...passage,
          words: words.map(toColumns),
          title: title.map(toColumns),
        })),
        p_words: vocabularyOf(passages),
      });
      await readResponse(call, {
        action: `put episode ${episodeId} in the search index`,
        schema: z.unknown(),
        errors: {
          [REFUSALS.UnknownEpisode]: (_reason, cause) => new EpisodeNotFound(episodeId, cause),
        },
      });
    },
  };
};
