import type { AnswerQuestion, SaidAnswer } from './answer/answer.ts';
import { parseQuery } from './query/parse-query.ts';
import type { PassageFinder, SearchScope } from './rank/found-passage.ts';
import { joinResults, type SearchResult } from './rank/join-results.ts';
import { rankPassages } from './rank/rank-passages.ts';

/** What was found for a question, the best first. */
export interface Findings {
  readonly answer: SaidAnswer | null;
  readonly results: readonly SearchResult[];
}

/** What a search works with. */
export interface SearchRoles {
  readonly finder: PassageFinder;
  readonly answer: AnswerQuestion;
}

/** Looks for what was said about a question: moments, and an answer in the words of some of them. */
export const search = async (
  question: string,
  scope: SearchScope,
  { finder, answer }: SearchRoles,
): Promise<Findings> => {
  const query = parseQuery(question);
  if (query.terms.length === 0) return { answer: null, results: [] };
  const ranked = rankPassages(await finder.find(query, scope), query.language);
  return { answer: await answer(question, ranked), results: joinResults(ranked) };
};
