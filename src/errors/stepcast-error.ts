/**
 * The root of every error of Stepcast's own. A subclass states its `name` as a literal, since Step
 * Functions matches `ErrorEquals` on it and a minifier renames classes, and `retryable`: whether
 * the same call may succeed later without anybody changing anything.
 */
export abstract class StepcastError extends Error {
  abstract override readonly name: string;
  abstract readonly retryable: boolean;
}
