import type { SearchScope } from '../../search/rank/found-passage.ts';
import type { Findings } from '../../search/search.ts';
import { jsonResult, type ProxyEvent, urlOf } from '../lambda-proxy.ts';
import { parseBody, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { type SearchAnswer, SearchBodySchema } from './schema.ts';
import { toAnswerView, toResultView } from './to-search-view.ts';

/** What the search route works with. */
export interface SearchDeps {
  find(question: string, scope: SearchScope): Promise<Findings>;
  /** Where whoever asks may search. @throws RequestProblem 401 for a key or token that isn't valid */
  seenBy(event: ProxyEvent): Promise<Omit<SearchScope, 'podcastId'>>;
  /** A new UUID. */
  createId(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `POST /api/v1/search`: open to everybody over what is published; who has a role finds in all episodes, a key for some shows in theirs. */
export const createSearchRoute =
  ({ find, seenBy, createId, now }: SearchDeps): Route =>
  async (event) => {
    const startedAt = now();
    const { query, limit, offset, podcastId } = parseBody(SearchBodySchema, readJson(event));
    const scope = { podcastId: podcastId ?? null, ...(await seenBy(event)) };
    const { answer, results } = await find(query, scope);
    return jsonResult(200, {
      answer: answer && toAnswerView(answer, urlOf(event, '')),
      results: results.slice(offset, offset + limit).map(toResultView),
      total_results: results.length,
      processing_time_ms: Math.max(0, Math.round(now() - startedAt)),
      search_id: createId(),
    } satisfies SearchAnswer);
  };
