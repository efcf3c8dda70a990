import type { FunctionDefinition } from '../../build/read-functions.ts';
import { priceUsage } from '../../src/cost/price-usage.ts';
import { AWS_PRICES as PRICE } from './prices.ts';
import type { Run } from './read-run.ts';

const GIGABYTE = 1024 ** 3;
const DAYS = 30;
const HOURS_A_DAY = 24;
/** How often the clock starts each machine in a day (resources/control-machines.yml, webhook-machines.yml). */
const TICKS_A_DAY = { schedule: 288, reconcile: 96, notify: 288 } as const;
/** What Lambda and functions write into their logs for a call, about. */
const LOG_BYTES_A_CALL = 2_000;

export type ControlMachine = keyof typeof TICKS_A_DAY;

/** What is to be reckoned. */
export interface Plan {
  readonly shows: number;
  /** Of an episode. */
  readonly minutes: number;
  /** Downloads of an episode. */
  readonly listeners: number;
  /** Between two episodes of a show. */
  readonly days: number;
  /** A family of Google's voices, as src/cost/prices.ts has them. */
  readonly voices: string;
}

export interface Recorded {
  readonly episode: Run;
  readonly idle: Readonly<Record<ControlMachine, Run>>;
  readonly functions: readonly FunctionDefinition[];
  /** What the template has of each. */
  readonly alarmMetrics: number;
  /** Metrics that functions write for each episode, and once a day. */
  readonly episodeMetrics: number;
  readonly dailyMetrics: number;
  readonly secrets: number;
}

/** A line of the bill in US dollars: what one episode costs, and what a month of the plan does. */
export interface CostLine {
  readonly what: string;
  readonly anEpisode: number;
  readonly aMonth: number;
}

const usdOfCall = (
  { name, seconds }: Run['calls'][number],
  functions: readonly FunctionDefinition[],
): number => {
  const found = functions.find((one) => one.name === name);
  if (!found) throw new Error(`serverless.yml has no function ${name}, which the history calls.`);
  return (
    seconds * (found.memoryMb / 1024) * PRICE.gigabyteSecond[found.architecture] +
    PRICE.lambdaRequest
  );
};

/**
 * What a plan costs by service, from what a recorded episode did. Speaking, its sound and its
 * characters grow with the minutes, the rest doesn't. Without free allowances, a model's tokens,
 * webhooks, clips and the database.
 * @throws Error for a family of voices without a known price
 */
export const estimate = (plan: Plan, recorded: Recorded): readonly CostLine[] => {
  const { episode, idle, functions } = recorded;
  const times = (plan.minutes * 60_000) / episode.durationMs;
  const episodes = (plan.shows * DAYS) / plan.days;
  const { usd } = priceUsage({
    ...{ provider: 'google-tts', product: plan.voices, unit: 'characters' },
    quantity: Math.round(episode.characters * times),
  });
  if (usd === null) throw new Error(`Nobody knows what voices of the family ${plan.voices} cost.`);

  const spokenBy = (name: string): number => (name === 'generateAudio' ? times : 1);
  const lambda = episode.calls.reduce(
    (sum, call) => sum + usdOfCall(call, functions) * spokenBy(call.name),
    0,
  );
  const idleMonth = (part: 'transitions' | 'logBytes'): number =>
    Object.entries(TICKS_A_DAY).reduce(
      (sum, [machine, ticks]) => sum + ticks * DAYS * idle[machine as ControlMachine][part],
      0,
    );
  // A metric is paid for by the hours in which it is written: those of episodes that share no hour, at
  // most. What is counted in logs, clips aside, is only written when something is wrong.
  const metricHours =
    recorded.episodeMetrics * Math.min(HOURS_A_DAY * DAYS, episodes) + recorded.dailyMetrics * DAYS;
  const audioGigabytes = (episode.audioBytes * times) / GIGABYTE;
  const otherGigabytes = (episode.storedBytes - episode.audioBytes) / GIGABYTE;
  const perEpisode: readonly (readonly [string, number, number])[] = [
    ['Google Text-to-Speech', usd, 0],
    [
      'Step Functions',
      episode.transitions * PRICE.transition,
      idleMonth('transitions') * PRICE.transition,
    ],
    ['Lambda', lambda, 0],
    [
      'S3, the first month',
      (episode.files + episode.segments * times) * PRICE.s3Put +
        // Segments are the sound once more: frames are copied out of them.
        (2 * audioGigabytes + otherGigabytes) * PRICE.s3GigabyteMonth,
      0,
    ],
    [
      'CloudWatch',
      ((episode.logBytes + episode.calls.length * LOG_BYTES_A_CALL) / GIGABYTE) * PRICE.logGigabyte,
      (idleMonth('logBytes') / GIGABYTE) * PRICE.logGigabyte +
        recorded.alarmMetrics * PRICE.alarmMetric +
        PRICE.dashboard +
        metricHours * (PRICE.customMetric / (HOURS_A_DAY * DAYS)),
    ],
    ['Secrets and their key', 0, recorded.secrets * PRICE.secret + PRICE.key],
    ['CloudFront, to listeners', audioGigabytes * plan.listeners * PRICE.cdnGigabyte, 0],
  ];
  return perEpisode.map(([what, anEpisode, fixed]) => ({
    what,
    anEpisode,
    aMonth: anEpisode * episodes + fixed,
  }));
};
