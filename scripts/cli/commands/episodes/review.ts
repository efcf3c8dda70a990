import { CoverageViewSchema } from '../../../../src/api/episode-script/coverage-schema.ts';
import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import { EpisodeListSchema } from '../../../../src/api/list-episodes/route.ts';
import { postsOfLine } from '../../../../src/episode/coverage/posts-of-line.ts';
import { ScriptSchema } from '../../../../src/episode/script.ts';
import { StartedSchema } from '../../answers.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId } from '../../find-show.ts';
import { readJsonFile } from '../../read-json-file.ts';
import { columns } from '../../words/columns.ts';
import { episodeLines } from '../../words/episode-words.ts';
import { deadlineInWords } from '../../words/review-words.ts';
import { tellStart } from './episodes.ts';

const MOST = '100';

/** `review list`. */
export const listReviews = async ({ api }: Context): Promise<Answer> => {
  const query = new URLSearchParams({ status: 'awaiting_review', limit: MOST });
  const { episodes } = await api.get(`/episodes?${query}`, EpisodeListSchema);
  const rows = episodes.map(({ episodeId, title, review }) => [
    episodeId,
    title ?? '',
    review ? deadlineInWords(review) : '',
  ]);
  const lines = rows.length > 0 ? columns(rows) : ['No script awaits a review.'];
  return { json: episodes, lines, ok: true };
};

/** What became of the posts; null of a script that is older than such files. */
const readCoverage = async ({ api }: Context, id: string) => {
  try {
    return await api.get(`/episodes/${id}/coverage`, CoverageViewSchema);
  } catch (error) {
    if (error instanceof CommandFailed && error.problem?.status === 404) return null;
    throw error;
  }
};

/** `review show`. */
export const showReview = async (context: Context, episode: string): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  const [view, script, coverage] = await Promise.all([
    context.api.get(`/episodes/${id}`, EpisodeStatusViewSchema),
    context.api.get(`/episodes/${id}/script`, ScriptSchema),
    readCoverage(context, id),
  ]);
  const lines = script.chapters.flatMap((chapter, c) => [
    '',
    chapter.title,
    ...chapter.utterances.flatMap(({ speaker, text }, u) => [
      `  ${speaker}: ${text}`,
      ...postsOfLine(coverage?.posts ?? [], { chapter: c, utterance: u }).map(
        ({ source }) => `      ${source.url}${source.title ? `  ${source.title}` : ''}`,
      ),
    ]),
  ]);
  return {
    json: { episode: view, script, coverage },
    lines: [...episodeLines(view), ...lines],
    ok: true,
  };
};

interface ApproveOptions {
  readonly file?: string | undefined;
  readonly watch?: true;
}

/** `review approve`. */
export const approve = async (
  context: Context,
  episode: string,
  { file, watch }: ApproveOptions,
): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  const body = file === undefined ? {} : { script: await readJsonFile(file, 'The edited script') };
  await context.api.post(`/episodes/${id}/approve`, StartedSchema, body);
  return tellStart(context, id, watch);
};

/** `review discard`. */
export const discard = async ({ api }: Context, episode: string): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  const view = await api.post(`/episodes/${id}/discard`, EpisodeStatusViewSchema);
  return { json: view, lines: episodeLines(view), ok: true };
};
