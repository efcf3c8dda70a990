import { z } from 'zod';

const MOST_RESULTS = 50;
/** No question finds more moments. */
const MOST_OFFSET = 1_000;

/** The body of `POST /api/v1/search`. */
export const SearchBodySchema = z.strictObject({
  query: z.string().trim().min(1).max(500).meta({
    description:
      'A question or words; "a phrase" in quotation marks, -word for what must not be there.',
  }),
  limit: z.number().int().min(1).max(MOST_RESULTS).default(10),
  offset: z.number().int().min(0).max(MOST_OFFSET).default(0),
  podcastId: z
    .uuid('must be a UUID')
    .toLowerCase()
    .optional()
    .meta({ description: 'Only the episodes of this show.' }),
});

const seconds = z.number().nonnegative().meta({ description: 'Seconds from the start.' });

const CitationSchema = z.strictObject({
  index: z.number().int().positive().meta({ description: 'The raised number in the answer.' }),
  episode_id: z.uuid(),
  episode_title: z.string(),
  podcast_name: z.string(),
  timestamp: z.string().meta({ description: 'For people, for example 27:04 or 1:02:03.' }),
  start_seconds: seconds,
  text: z.string().meta({ description: 'What was said there, word for word.' }),
  clip_url: z.url().meta({ description: 'The moment as a sound of its own.' }),
});

const SearchResultSchema = z.strictObject({
  episode_id: z.uuid(),
  episode_title: z.string(),
  podcast_name: z.string(),
  published_at: z.iso.datetime().nullable(),
  start_seconds: seconds,
  end_seconds: seconds,
  excerpt: z.string(),
  score: z.number().min(0).max(1),
  sources: z
    .array(z.strictObject({ channel: z.string(), messageId: z.number().int(), url: z.url() }))
    .meta({ description: 'The posts that it was told from.' }),
});

/** The answer of `POST /api/v1/search`. */
export const SearchAnswerSchema = z.strictObject({
  answer: z
    .strictObject({
      text: z.string().meta({
        description:
          'At most two sentences and 60 words, each followed by the raised numbers of what it rests on.',
      }),
      citations: z.array(CitationSchema),
      confidence: z.number().min(0).max(1),
    })
    .nullable()
    .meta({ description: 'Null when nothing was said about it.' }),
  results: z.array(SearchResultSchema),
  total_results: z.number().int().nonnegative(),
  processing_time_ms: z.number().int().nonnegative(),
  search_id: z.uuid(),
});
export type SearchAnswer = z.infer<typeof SearchAnswerSchema>;
