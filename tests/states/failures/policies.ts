/** How often, and how long apart, a call is made again after one of `errors`. Delays are in seconds. */
export interface RetryPolicy {
  readonly errors: readonly string[];
  /** Calls after the first one. */
  readonly attempts: number;
  readonly interval: number;
  readonly backoff: number;
  /** The longest wait between two calls; none where the wait doesn't grow. */
  readonly maxDelay?: number;
}

/**
 * What an HTTP Task sees when the database, or Supabase's gateway before it, is away for a moment:
 * https://supabase.com/docs/guides/platform/http-status-codes. 540 is a paused project, which stays so.
 */
export const DATABASE_AWAY = [
  'States.Http.Socket',
  'States.Timeout',
  'States.Http.StatusCode.429',
  'States.Http.StatusCode.500',
  'States.Http.StatusCode.502',
  'States.Http.StatusCode.503',
  'States.Http.StatusCode.504',
  'States.Http.StatusCode.520',
  'States.Http.StatusCode.521',
  'States.Http.StatusCode.522',
  'States.Http.StatusCode.523',
  'States.Http.StatusCode.524',
  'States.Http.StatusCode.544',
];

/** https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html */
const LAMBDA_BUSY = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** A function that didn't come to its end: killed, crashed, out of memory or of time. */
const FUNCTION_DIED = [
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Runtime.ExitError',
  'Runtime.OutOfMemory',
  'States.Timeout',
];

/** The service's own exceptions that stand for a fault of the moment. */
const STEP_FUNCTIONS_BUSY = ['Sfn.SfnException', 'Sfn.SdkClientException', 'States.Timeout'];
/** Starting can meet the quota of open executions as well. */
const STARTING_REFUSED = [...STEP_FUNCTIONS_BUSY, 'Sfn.ExecutionLimitExceededException'];

/**
 * PostgREST's own answers that a moment mends: 404 while it hasn't read a migrated schema, 409 where
 * two calls write one row (https://docs.postgrest.org/en/stable/references/errors.html). Its 400,
 * an SQL error, stays.
 */
const DATABASE_BEHIND = ['States.Http.StatusCode.404', 'States.Http.StatusCode.409'];

/** A call to the database: about a minute in all. */
export const database: RetryPolicy = {
  errors: [...DATABASE_AWAY, ...DATABASE_BEHIND],
  attempts: 5,
  interval: 2,
  backoff: 2,
  maxDelay: 30,
};
/** The last word about an episode: about five minutes. */
export const databaseLastWord: RetryPolicy = { ...database, attempts: 8, maxDelay: 60 };
/** While a queue waits: what lasts longer is left to redelivery. */
export const databaseBriefly: RetryPolicy = {
  ...database,
  attempts: 3,
  interval: 1,
  maxDelay: 8,
};

export const lambdaBusy: RetryPolicy = {
  errors: LAMBDA_BUSY,
  attempts: 6,
  interval: 1,
  backoff: 2,
  maxDelay: 60,
};
export const functionDied: RetryPolicy = {
  errors: FUNCTION_DIED,
  attempts: 1,
  interval: 5,
  backoff: 1,
};
/** While a queue waits: busy and died alike. */
export const functionBriefly: RetryPolicy = {
  errors: [...LAMBDA_BUSY, ...FUNCTION_DIED, 'SecretsUnavailable'],
  attempts: 2,
  interval: 1,
  backoff: 2,
  maxDelay: 8,
};
/** Something that a task calls was out of reach, by the names of our own errors. */
export const outOfReach = (...errors: string[]): RetryPolicy => ({
  errors,
  attempts: 4,
  interval: 5,
  backoff: 2,
  maxDelay: 60,
});

/** S3 asked by the machine itself; an object that isn't there yet included. */
export const storage: RetryPolicy = {
  errors: ['S3.NoSuchKeyException', 'S3.S3Exception', 'S3.SdkClientException', 'States.Timeout'],
  attempts: 4,
  interval: 1,
  backoff: 2,
  maxDelay: 20,
};

const stepFunctions = { attempts: 5, interval: 1, backoff: 2, maxDelay: 20 };
export const starting: RetryPolicy = { ...stepFunctions, errors: STARTING_REFUSED };
export const describing: RetryPolicy = { ...stepFunctions, errors: STEP_FUNCTIONS_BUSY };
/** While a queue waits. */
export const startingBriefly: RetryPolicy = { ...starting, attempts: 3, maxDelay: 8 };
export const describingBriefly: RetryPolicy = { ...describing, attempts: 3, maxDelay: 8 };
/** The clock starts notify as well. */
export const telling: RetryPolicy = { ...starting, attempts: 3, maxDelay: 10 };
