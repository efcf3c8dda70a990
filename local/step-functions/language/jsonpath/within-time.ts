import { createContext, Script } from 'node:vm';
import { runtimeFailure } from '../errors/failure.ts';

/** How long a path may search. */
const LIMIT_MS = 1_000;

const call = new Script('work()');

/** Runs work that is ended, even inside a regular expression, when its time is over. Throws StateFailure. */
export function withinTime<T>(work: () => T, path: string): T {
  try {
    return call.runInContext(createContext({ work }), { timeout: LIMIT_MS }) as T;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw runtimeFailure(`The JSONPath '${path}' took longer than ${LIMIT_MS} ms to evaluate.`);
  }
}
