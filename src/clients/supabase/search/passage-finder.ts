import { z } from 'zod';
import type { PassageFinder } from '../../../search/rank/found-passage.ts';
import { foldWord } from '../../../search/words/fold-word.ts';
import { toColumns } from '../../../search/words/to-words.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

/** Passages that are looked at more closely. */
const MOST_PASSAGES = 60;

const FoundSchema = z.object({
  terms: z.array(
    z.object({
      term: z.number().int(),
      languages: z.array(z.string()),
      passages: z.number().int(),
      weight: z.number(),
      isSpeltAnew: z.boolean(),
    }),
  ),
  passages: z.array(
    z.object({
      episodeId: z.uuid(),
      podcastId: z.uuid(),
      episodeTitle: z.string(),
      podcastName: z.string(),
      publishedAt: z.string().nullable(),
      language: z.string(),
      position: z.number().int(),
      startMs: z.number().int(),
      endMs: z.number().int(),
      chapter: z.string(),
      cues: z.array(z.tuple([z.number(), z.number(), z.number(), z.string()])),
      sources: z.array(
        z.object({ channel: z.string(), messageId: z.number().int(), url: z.string() }),
      ),
      hits: z.array(z.tuple([z.number().int(), z.string(), z.array(z.number().int())])),
    }),
  ),
});

/** Looks into the search index of a Supabase project. */
export const createPassageFinder = (config: DatabaseConfig): PassageFinder => {
  const database = openDatabase(config);
  return {
    async find({ terms, phrases, without }, { podcastId, within, withUnpublished }) {
      const call = database.rpc('search_passages', {
        p_terms: terms.map((term) => ({ word: toColumns(term), folded: foldWord(term.word) })),
        p_phrases: phrases.map((words) => words.map(toColumns)),
        p_without: without.map((words) => words.map(toColumns)),
        p_podcast_id: podcastId,
        p_with_unpublished: withUnpublished,
        p_limit: MOST_PASSAGES,
        p_within: within,
      });
      const found = await readResponse(call, {
        action: 'search the transcripts',
        schema: FoundSchema,
      });
      return {
        ...found,
        terms: found.terms.map((each) => ({
          ...each,
          isSoft: terms[each.term]?.isSoft ?? false,
          name: terms[each.term]?.name,
        })),
      };
    },
  };
};
