import { StepcastError } from '../../errors/stepcast-error.ts';
import { jsonResult } from '../lambda-proxy.ts';
import type { Route } from '../router.ts';
import type { Check } from './check.ts';

/** Asks each part something small: resolves when it answers, rejects when it doesn't. */
export type Parts = Readonly<Record<string, () => Promise<unknown>>>;

interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, Check>>;
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

const examine = async (parts: Parts): Promise<Health> => {
  const checks = await Promise.all(
    Object.entries(parts).map(async ([name, ask]) => [name, await within(check(ask))] as const),
  );
  const isOk = checks.every(([, result]) => result === 'ok');
  return { status: isOk ? 'ok' : 'unavailable', checks: Object.fromEntries(checks) };
};

/**
 * Tells whether each part answers, as of at most ten seconds ago; 200 or 503, within two seconds.
 * `now` is in milliseconds since 1970.
 */
export const createHealthCheck = (parts: Parts, now: () => number): Route => {
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  return async () => {
    if (last === undefined || now() - last.at >= KEPT_MS) {
      last = { at: now(), health: examine(parts) };
    }
    const health = await last.health;
    return health.status === 'ok'
      ? jsonResult(200, health)
      : jsonResult(503, health, { 'Retry-After': '10' });
  };
};
