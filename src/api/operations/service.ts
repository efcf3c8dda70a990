import { z } from 'zod';
import { HealthSchema } from '../health/route.ts';
import type { Operation } from './operation.ts';

/** What the API tells of itself, to anyone. */
export const SERVICE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/health',
    operationId: 'getHealth',
    summary: 'Whether the API, its database and Step Functions answer',
    isPublic: true,
    success: {
      status: 200,
      description: 'They do; the same with 503 says which one does not',
      body: { name: 'Health', schema: HealthSchema },
    },
  },
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    operationId: 'getOpenApi',
    summary: 'This document',
    isPublic: true,
    success: {
      status: 200,
      description: 'OpenAPI 3.1',
      body: { name: 'OpenApi', schema: z.looseObject({ openapi: z.string() }) },
    },
  },
];
