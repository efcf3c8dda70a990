import { type SearchAnswer, SearchAnswerSchema } from '../../../../src/api/search/schema.ts';
import { timestampOf } from '../../../../src/api/search/to-search-view.ts';
import type { Answer, Context } from '../../context.ts';
import { findShow } from '../../find-show.ts';

interface SearchOptions {
  readonly show?: string | undefined;
  readonly limit?: number | undefined;
}

const answerLines = (answer: SearchAnswer['answer']): string[] =>
  answer === null
    ? []
    : [
        answer.text,
        ...answer.citations.map(
          ({ index, timestamp, podcast_name, episode_title }) =>
            `  [${index}] ${timestamp}  ${podcast_name}: ${episode_title}`,
        ),
        '',
      ];

const resultLines = (result: SearchAnswer['results'][number]): string[] => [
  `${timestampOf(result.start_seconds * 1000)}  ${result.podcast_name}: ${result.episode_title}  (${result.episode_id})`,
  `  ${result.excerpt}`,
  ...(result.sources[0] ? [`  ${result.sources[0].url}`] : []),
];

/** `search`: an answer in words that were said, and the moments. */
export const searchTranscripts = async (
  { api }: Context,
  query: string,
  { show, limit }: SearchOptions,
): Promise<Answer> => {
  const podcastId = show === undefined ? undefined : (await findShow(api, show)).id;
  const found = await api.post('/search', SearchAnswerSchema, {
    query,
    ...(limit !== undefined && { limit }),
    ...(podcastId !== undefined && { podcastId }),
  });
  const shown = found.results.length;
  const more =
    found.total_results > shown
      ? ['', `${found.total_results - shown} more: ask for them with --limit.`]
      : [];
  const lines =
    shown === 0
      ? ['Nothing like this was said in any episode.']
      : [...answerLines(found.answer), ...found.results.flatMap(resultLines), ...more];
  return { json: found, lines, ok: true };
};
