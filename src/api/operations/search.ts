import { SearchAnswerSchema, SearchBodySchema } from '../search/schema.ts';
import type { Operation } from './operation.ts';

/** What listeners ask. */
export const SEARCH_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/search',
    operationId: 'search',
    summary: 'What was said about something, in published episodes; who has a role finds in all',
    isPublic: true,
    body: { name: 'Search', schema: SearchBodySchema },
    success: {
      status: 200,
      description: 'Moments, the best first, and an answer in words that were said',
      body: { name: 'SearchAnswer', schema: SearchAnswerSchema },
    },
    problems: {
      400: 'Malformed body',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
];
