/** What a stage can do, as far as it decides how many shows it carries. */
export interface Limits {
  /** Collections under way at once: one session makes one. */
  readonly sessions: number;
  /** Seconds that a collection takes. */
  readonly collectSeconds: number;
  /** Executions of Lambda at once, those that are kept for the API left out. */
  readonly lambdaConcurrency: number;
  /** Calls of the speech provider a minute, all runs together. */
  readonly speechPerMinute: number;
  /** State transitions a second that Step Functions gives for good. */
  readonly transitionsPerSecond: number;
  /** Connections that PostgREST has to the database. */
  readonly databaseConnections: number;
  /** Usernames that Telegram resolves for a session in a day before it asks for patience. */
  readonly resolvesPerDay: number;
}

/**
 * Where a limit is from, and what lifts it. Step Functions and Lambda: their quota pages, with the
 * reduced quotas of new accounts. Google: the quota Chirp3RequestsPerMinutePerProject. PostgREST:
 * Supabase's default pool for the smallest compute. Telegram publishes none: two hundred is what users
 * of its libraries report.
 */
export const NEW_ACCOUNT: Limits = {
  sessions: 1,
  collectSeconds: 6,
  lambdaConcurrency: 10,
  speechPerMinute: 200,
  transitionsPerSecond: 500,
  databaseConnections: 15,
  resolvesPerDay: 200,
};
export const USUAL_ACCOUNT: Limits = { ...NEW_ACCOUNT, lambdaConcurrency: 1000 };

/** What binds, by the part of an episode that waits for it. */
export const LIFTS = {
  resolving: 'sign channels up over several days, or another session (TELEGRAM_SESSIONS)',
  session: 'another session (TELEGRAM_SESSIONS), or spread times of day',
  lambda: 'ask AWS for a larger concurrency (Service Quotas → AWS Lambda)',
  speech: 'ask Google for more requests a minute, or voices with a larger quota',
  database: 'a larger compute size at Supabase, whose pool grows with it',
  transitions: 'ask AWS for more state transitions a second',
} as const;
export type Limit = keyof typeof LIFTS;
