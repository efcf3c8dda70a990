import { z } from 'zod';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { jsonResult } from '../lambda-proxy.ts';
import type { Route } from '../router.ts';

const CheckSchema = z.enum(['ok', 'unavailable', 'paused', 'failed']);
type Check = z.infer<typeof CheckSchema>;

/** The answer of `GET /api/v1/health`. */
export const HealthSchema = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  checks: z.strictObject({ database: CheckSchema, stateMachine: CheckSchema }),
});
type Health = z.infer<typeof HealthSchema>;

/** What health is told from: each resolves when the part answers, and rejects when it doesn't. */
export interface HealthDeps {
  askDatabase(): Promise<unknown>;
  askStateMachine(): Promise<unknown>;
  /** Milliseconds since 1970. */
  now(): number;
}

// Anyone may ask, so what is behind the API is asked no more often than this.
const KEPT_MS = 10_000;
// Load balancers and monitors give up after a few seconds: what takes longer is as good as gone.
const PATIENCE_MS = 1_500;

/** Answers 'unavailable' when the part takes too long. */
const within = async (check: Promise<Check>): Promise<Check> => {
  const late = Promise.withResolvers<Check>();
  const timer = setTimeout(() => late.resolve('unavailable'), PATIENCE_MS);
  try {
    return await Promise.race([check, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const check = async (ask: () => Promise<unknown>): Promise<Check> => {
  try {
    await ask();
    return 'ok';
  } catch (error) {
    if (error instanceof StepcastError && error.name === 'DatabasePaused') return 'paused';
    return error instanceof StepcastError && error.retryable ? 'unavailable' : 'failed';
  }
};

const examine = async (deps: HealthDeps): Promise<Health> => {
  const [database, stateMachine] = await Promise.all([
    within(check(deps.askDatabase)),
    within(check(deps.askStateMachine)),
  ]);
  const status = database === 'ok' && stateMachine === 'ok' ? 'ok' : 'unavailable';
  return { status, checks: { database, stateMachine } };
};

/**
 * `GET /api/v1/health`: whether the database answers a query and Step Functions knows the episode
 * machine's executions, as of at most ten seconds ago; 200 or 503, within two seconds.
 */
export const createHealthRoute = (deps: HealthDeps): Route => {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  return async () => {
    if (last === undefined || deps.now() - last.at >= KEPT_MS) {
      last = { at: deps.now(), health: examine(deps) };
    }
    const health = await last.health;
    return health.status === 'ok'
      ? jsonResult(200, health)
      : jsonResult(503, health, { 'Retry-After': '10' });
  };
};
