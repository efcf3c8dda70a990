import { BudgetSpent } from '../../cost/monthly-caps.ts';
import { ContentSchema } from '../../episode/content.ts';
import type { Episode } from '../../episode/episode.ts';
import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { RewriteLine } from '../../write-script/rewrite/rewrite-line.ts';
import { MAX_SCRIPT_BYTES } from '../episode-script/edited-script.ts';
import { readDocument, type ScriptStore } from '../episode-script/store-script.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { malformedBody, parseBody, readId, readJson } from '../request.ts';
import { outputMissing } from '../retry-episode/retry-problems.ts';
import type { Route } from '../router.ts';
import { RewriteBodySchema, type Rewritten } from './schema.ts';

/** What the route works with. */
export interface RewriteDeps {
  readonly episodes: Pick<EpisodeStatusReader, 'find'>;
  readonly opened: { read(episodeId: string): Promise<Episode> };
  readonly scripts: ScriptStore;
  readonly rewrite: RewriteLine;
}

const budgetSpent = ({ message }: BudgetSpent): RequestProblem =>
  new RequestProblem('budget-spent', 409, 'The cap of the month is used up', message);

/** `POST /api/v1/episodes/{episodeId}/rewrite`: a line in other words. Nothing is stored. */
export const createRewriteRoute =
  (deps: RewriteDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const { script, chapter, utterance } = parseBody(
      RewriteBodySchema,
      readJson(event, undefined, MAX_SCRIPT_BYTES),
    );
    const episode = await deps.episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    const { content: stored } = episode.outputs;
    if (!stored) throw outputMissing(episodeId, 'script', 'content');
    if (!script.chapters[chapter]?.utterances[utterance]) {
      throw malformedBody([{ field: 'utterance', message: 'must be a line of the script' }]);
    }
    const [{ config }, content] = await Promise.all([
      deps.opened.read(episodeId),
      deps.scripts.get(stored).then((bytes) => ContentSchema.parse(readDocument(bytes))),
    ]);
    const { execution } = episode;
    const line = { content, config, script, chapter, utterance };
    const rewritten = await deps.rewrite(line, { episodeId, execution }).catch((error: unknown) => {
      throw error instanceof BudgetSpent ? budgetSpent(error) : error;
    });
    if (rewritten) return jsonResult(200, rewritten satisfies Rewritten);
    throw new RequestProblem(
      'no-other-words',
      409,
      'No other words',
      'Nobody has other words for this line: the built-in writer says what its posts say in one way. Edit it by hand, or connect a language model.',
    );
  };
