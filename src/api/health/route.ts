import { z } from 'zod';
import type { Route } from '../router.ts';
import { CheckSchema } from './check.ts';
import { createHealthCheck } from './health-check.ts';

/** The answer of `GET /api/v1/health`. */
export const HealthSchema = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  checks: z.strictObject({ database: CheckSchema, stateMachine: CheckSchema }),
});

/** What health is told from: each resolves when the part answers, and rejects when it doesn't. */
export interface HealthDeps {
  askDatabase(): Promise<unknown>;
  askStateMachine(): Promise<unknown>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `GET /api/v1/health`: whether the database answers a query and Step Functions knows the episode machine's executions. */
export const createHealthRoute = ({ askDatabase, askStateMachine, now }: HealthDeps): Route =>
  createHealthCheck({ database: askDatabase, stateMachine: askStateMachine }, now);
