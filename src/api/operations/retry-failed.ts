import { RetryFailedBodySchema, RetryFailedSchema } from '../retry-failed/schema.ts';
import type { Operation } from './operation.ts';

/** Another attempt of all that failed for one reason. */
export const retryFailed: Operation = {
  method: 'post',
  path: '/api/v1/operations/retry',
  operationId: 'retryFailed',
  summary: 'Starts a new attempt of what failed with one error, or of named episodes, one a show',
  body: { name: 'RetryFailed', schema: RetryFailedBodySchema },
  success: {
    status: 200,
    description: 'What became of each',
    body: { name: 'RetriedEpisodes', schema: RetryFailedSchema },
  },
  problems: {
    400: 'A field is malformed or unknown',
    413: 'The body is too large',
    415: 'The body is not JSON',
  },
};
