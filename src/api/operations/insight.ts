import {
  SpendingQuerySchema,
  SpendingSchema,
  TimingsQuerySchema,
  TimingsSchema,
} from '../insight/schema.ts';
import type { Operation } from './operation.ts';

const problems = { 400: 'A parameter is malformed' };

/** How the product as a whole does. */
export const INSIGHT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/operations/timings',
    operationId: 'getTimings',
    summary: 'How long each state took, by median and 95th percentile, week by week',
    query: TimingsQuerySchema,
    success: {
      status: 200,
      description: 'The newest week first, out of the newest executions',
      body: { name: 'Timings', schema: TimingsSchema },
    },
    problems,
  },
  {
    method: 'get',
    path: '/api/v1/operations/spending',
    operationId: 'getSpending',
    summary:
      'What the episodes of each show cost, month by month, and how far its caps are used up',
    query: SpendingQuerySchema,
    success: {
      status: 200,
      description: 'The newest month first, in it the dearest show',
      body: { name: 'Spending', schema: SpendingSchema },
    },
    problems,
  },
];
