import { z } from 'zod';
import { type Figures, Metrics } from '../../runtime/metrics.ts';
import type { ExecutionEvent } from '../execution-event.ts';
import type { ExecutionFacts } from '../execution-inspector.ts';
import { parseJson } from '../payload.ts';
import { readStates } from '../read-states.ts';
import type { StateRun } from '../state-run.ts';

/** The states whose time is worth a metric: each calls a function that does an episode's work. */
const MEASURED_STATES = [
  'CollectContent',
  'WriteScript',
  'GenerateAudio',
  'PublishFeed',
  'PostToTelegram',
] as const;
const secondsBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / 1000;

/** What the tries of a state took, without the waits between them; of one without tries, how long it was visited. */
const secondsOf = ({ enteredAt, exitedAt, tries }: StateRun, stoppedAt: string): number =>
  tries.length === 0
    ? secondsBetween(enteredAt, exitedAt ?? stoppedAt)
    : tries.reduce((sum, one) => sum + secondsBetween(one.startedAt, one.endedAt ?? stoppedAt), 0);

/** A number in what a state put out last: `segments.total`; undefined where it put out none. */
const figureIn = (runs: readonly StateRun[], state: string, path: string): number | undefined => {
  const output = runs.findLast(({ name, output }) => name === state && output !== null)?.output;
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
      parseJson(output ?? null),
    );
  return typeof found === 'number' ? found : undefined;
};

const InputSchema = z.object({ trigger: z.string() });
const OpenedSchema = z.object({ window_from: z.iso.datetime({ offset: true }) });

/**
 * How old a feed had become when its next episode came, in seconds: since the end of what the episode
 * before told. Undefined of an attempt that published nothing, or that somebody else than the clock
 * started, who may have asked for any period.
 */
const feedAge = (input: string | null, runs: readonly StateRun[]): number | undefined => {
  const lastOf = (state: string) =>
    runs.findLast(({ name, exitedAt, error }) => name === state && exitedAt && error === null);
  const [opened, published] = [lastOf('OpenEpisode'), lastOf('PublishFeed')];
  const from = OpenedSchema.safeParse(parseJson(opened?.output ?? null)).data?.window_from;
  const isByClock = InputSchema.safeParse(parseJson(input)).data?.trigger === 'schedule';
  if (!isByClock || from === undefined || !published?.exitedAt) return undefined;
  return secondsBetween(from, published.exitedAt);
};

const countOf = (value: number | undefined): Figures[string] => [value ?? 0, 'Count'];

/** What an attempt that has ended tells CloudWatch: how it ended, what took how long, what was made and refused. */
export const measureEpisode = (
  { status, startedAt, stoppedAt, input }: ExecutionFacts,
  events: readonly ExecutionEvent[],
): Metrics => {
  const runs = readStates(events);
  const end = stoppedAt ?? events.at(-1)?.timestamp ?? startedAt;
  const visits = (name: string) => runs.filter((run) => run.name === name);
  const seconds = (name: string): number =>
    visits(name).reduce((sum, run) => sum + secondsOf(run, end), 0);
  const isEnteredIn = (name: string): Figures[string] => countOf(visits(name).length);
  const age = feedAge(input, runs);
  return new Metrics({
    ...(age !== undefined && { SecondsOfFeedAge: [age, 'Seconds'] }),
    AttemptSeconds: [secondsBetween(startedAt, end), 'Seconds'],
    ...Object.fromEntries(
      MEASURED_STATES.filter((state) => visits(state).length > 0).map((state) => [
        `SecondsIn${state}`,
        [seconds(state), 'Seconds'] as const,
      ]),
    ),
    SecondsWaitingForTelegram: [seconds('WaitForTelegram'), 'Seconds'],
    SecondsWaitingForSpeech: [seconds('WaitForSpeech'), 'Seconds'],
    SecondsWaitingToPost: [seconds('WaitToPost'), 'Seconds'],
    SecondsBetweenTries: [
      runs.reduce(
        (sum, { tries }) => sum + tries.reduce((of, { waitSeconds }) => of + waitSeconds, 0),
        0,
      ),
      'Seconds',
    ],
    Retries: countOf(runs.reduce((sum, { tries }) => sum + Math.max(0, tries.length - 1), 0)),
    AttemptsFailed: countOf(status === 'succeeded' ? 0 : 1),
    EpisodesCompleted: isEnteredIn('EpisodeCompleted'),
    EpisodesSkipped: isEnteredIn('EpisodeSkipped'),
    EpisodesToReview: isEnteredIn('EpisodeAwaitsReview'),
    PublicationsFailed: isEnteredIn('RecordPublishFailure'),
    PostsCollected: countOf(figureIn(runs, 'CollectContent', 'messages')),
    SegmentsSpoken: countOf(figureIn(runs, 'GenerateAudio', 'segments.spoken')),
    SegmentsReused: countOf(figureIn(runs, 'GenerateAudio', 'segments.reused')),
    RunsWithRefusedSound: countOf(
      visits('GenerateAudio').filter(
        ({ output }) =>
          (parseJson(output) as { outcome?: unknown } | null)?.outcome === 'segments_refused',
      ).length,
    ),
  });
};
