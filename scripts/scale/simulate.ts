import type { Limit, Limits } from './limits.ts';
import { serve, serveHolding } from './queues.ts';

/** What an episode takes, from a recorded one of `minutes`. */
export interface EpisodeDemand {
  readonly speechCalls: number;
  /** In a function that doesn't wait for a provider's quota; seconds. */
  readonly writeSeconds: number;
  readonly speakSeconds: number;
  readonly transitions: number;
  /** Calls of the database. */
  readonly databaseCalls: number;
  /** Channels that were never resolved before. */
  readonly newChannels: number;
}

export interface Day {
  readonly shows: number;
  /** Over how many seconds the times of day of the shows are spread; 0: all the same. */
  readonly spreadSeconds: number;
  readonly limits: Limits;
  readonly demand: EpisodeDemand;
}

export interface DayResult {
  readonly completed: number;
  /** Episodes that gave up, by what they waited for. */
  readonly gaveUp: Readonly<Partial<Record<Limit, number>>>;
  /** When the last one was done, in seconds after the first time of day. */
  readonly lastDoneAt: number;
  /** The limit that made episodes wait longest, or give up; none while nobody waits for a minute. */
  readonly binding: Limit | null;
  readonly longestWait: Readonly<Record<Limit, number>>;
}

// How long episodes wait: the machine's budgets (states/episode.asl.json), retries of Lambda.
const PATIENCE: Readonly<Record<Limit, number>> = {
  resolving: 3_600,
  session: 10_800,
  lambda: 120,
  speech: 7_200,
  // Retried with the others; nothing gives up for it within an execution's eight hours.
  database: 28_800,
  transitions: 28_800,
};
/** A tick starts what is due so fast, one execution handing on to the next. */
const STARTS_PER_SECOND = 10;
const TICK_SECONDS = 300;
/** A call of the database is over in so many seconds. */
const DATABASE_SECONDS = 0.01;
const DAY_SECONDS = 86_400;
/** Whoever waits for less than this waits for nothing worth a word. */
const WORTH_A_WORD = 60;

const startsOf = (shows: number, spreadSeconds: number): number[] => {
  let last = Number.NEGATIVE_INFINITY;
  return Array.from({ length: shows }, (_, n) => {
    const due = (n * spreadSeconds) / shows;
    const tick = Math.ceil(due / TICK_SECONDS) * TICK_SECONDS;
    last = Math.max(tick, last + 1 / STARTS_PER_SECOND);
    return last;
  });
};

/** One day of so many shows with an episode each: what each waits for, and what gives up. */
export const simulateDay = ({ shows, spreadSeconds, limits, demand }: Day): DayResult => {
  const gaveUp: Partial<Record<Limit, number>> = {};
  const longestWait: Record<Limit, number> = {
    ...{ resolving: 0, session: 0, lambda: 0, speech: 0, database: 0, transitions: 0 },
  };
  const pass = (
    limit: Limit,
    arrivals: readonly number[],
    servers: number,
    seconds: number,
  ): number[] => {
    const patience = PATIENCE[limit];
    const served = serve(arrivals, Math.max(1, Math.floor(servers)), seconds, patience);
    longestWait[limit] = Math.max(longestWait[limit], served.longestWait);
    const done = served.doneAt.filter((at) => at !== null);
    const lost = arrivals.length - done.length;
    if (lost > 0) gaveUp[limit] = (gaveUp[limit] ?? 0) + lost;
    return done;
  };

  let at = startsOf(shows, spreadSeconds);
  at = pass('transitions', at, 1, demand.transitions / limits.transitionsPerSecond);
  at = pass(
    'database',
    at,
    1,
    (demand.databaseCalls * DATABASE_SECONDS) / limits.databaseConnections,
  );
  // What has been resolved is kept: on most days there is nothing to resolve.
  if (demand.newChannels > 0) {
    const seconds = (DAY_SECONDS * demand.newChannels) / limits.resolvesPerDay;
    const free = Math.floor(limits.resolvesPerDay / demand.newChannels);
    at = [...at.slice(0, free), ...pass('resolving', at.slice(free), limits.sessions, seconds)];
  }
  at = pass('session', at, limits.sessions, limits.collectSeconds);
  at = pass('lambda', at, limits.lambdaConcurrency, demand.writeSeconds);
  // A run that waits for its share of the minute holds its execution of Lambda.
  const spoken = serveHolding(at, {
    places: limits.lambdaConcurrency,
    placePatience: PATIENCE.lambda,
    share: (demand.speechCalls * 60) / limits.speechPerMinute,
    least: demand.speakSeconds,
    patience: PATIENCE.speech,
  });
  longestWait.speech = spoken.longestWait;
  if (spoken.withoutPlace > 0) gaveUp.lambda = (gaveUp.lambda ?? 0) + spoken.withoutPlace;
  if (spoken.outOfPatience > 0) gaveUp.speech = spoken.outOfPatience;
  const { doneAt } = spoken;

  const rank = (limit: Limit): number => (gaveUp[limit] ?? 0) * DAY_SECONDS + longestWait[limit];
  const [first] = (Object.keys(longestWait) as Limit[]).sort((a, b) => rank(b) - rank(a));
  return {
    completed: doneAt.length,
    gaveUp,
    lastDoneAt: doneAt.at(-1) ?? 0,
    binding: first && rank(first) >= WORTH_A_WORD ? first : null,
    longestWait,
  };
};
