import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import type { EpisodeStatus } from '../../episode/status.ts';
import type { Message } from '../language/catalogue.ts';
import { isCancelled } from './cancelled.ts';

/** How a step of the episode stands. */
export type StepPhase = 'done' | 'taken' | 'active' | 'waiting' | 'failed' | 'stopped' | 'left-out';

/** One step of the way from posts to a published episode. */
export interface Step {
  readonly label: Message;
  /** The state of the state machine that does the work. */
  readonly state: string;
  readonly phase: StepPhase;
  /** ISO 8601 UTC; null for a step that hasn't begun. */
  readonly startedAt: string | null;
  /** Null while it runs, and for a step that hasn't begun. */
  readonly tookMs: number | null;
}

const STEPS = [
  { label: 'Collect posts', state: 'CollectContent', status: 'pending', from: 'collect' },
  { label: 'Write script', state: 'WriteScript', status: 'content_collected', from: 'script' },
  { label: 'Speak', state: 'GenerateAudio', status: 'processing', from: 'audio' },
  { label: 'Publish', state: 'PublishFeed', status: 'completed', from: 'publish' },
] as const satisfies readonly {
  label: string;
  state: string;
  status: EpisodeStatus;
  from: StartFrom;
}[];
const WRITE = 1;
const PUBLISH = STEPS.length - 1;

type Told = Pick<EpisodeStatusView, 'status' | 'state' | 'timeline' | 'error' | 'publishError'>;

/** The index of the step that the attempt has come to. */
const reachedStep = ({ timeline }: Told): number =>
  Math.max(0, ...timeline.map((entry) => STEPS.findIndex(({ status }) => status === entry.status)));

const publishPhase = ({ state, publishError }: Told): StepPhase => {
  if (state !== null) return 'active';
  return publishError === null ? 'done' : 'failed';
};

const phaseOf = (view: Told, step: number, reached: number): StepPhase => {
  if (step < reached) return 'done';
  const isReviewed = view.timeline.some(({ status }) => status === 'awaiting_review');
  if (isReviewed && step === WRITE) return 'done';
  if (view.status === 'skipped') return step === 0 ? 'done' : 'left-out';
  if (step > reached) return view.status === 'failed' ? 'left-out' : 'waiting';
  if (view.status === 'failed') return isCancelled(view) ? 'stopped' : 'failed';
  return step === PUBLISH ? publishPhase(view) : 'active';
};

/**
 * The steps of an episode's attempt, each with how it stands and how long it took. An attempt that
 * began at `from` has taken over what the steps before it had made. The timeline doesn't tell how
 * long publishing took: its last entry is of when the episode was completed.
 */
export const stepsOf = (
  view: Told,
  from: StartFrom = 'collect',
  publishMs: number | null = null,
): Step[] => {
  const start = STEPS.findIndex((step) => step.from === from);
  // What comes before the start of an attempt is passed through, not waited for.
  const reached = Math.max(start, reachedStep(view));
  return STEPS.map(({ label, state, status }, index) => {
    if (index < start) {
      return { label, state, phase: 'taken', startedAt: null, tookMs: null };
    }
    const entry = view.timeline.findLast((one) => one.status === status);
    return {
      label,
      state,
      phase: phaseOf(view, index, reached),
      startedAt: entry?.at ?? null,
      tookMs: index === PUBLISH ? publishMs : (entry?.tookMs ?? null),
    };
  });
};

/** A place from which an episode can be made again. */
export interface Restart {
  readonly from: StartFrom;
  readonly label: Message;
  readonly hint: Message;
}

const RESTARTS: readonly Restart[] = [
  {
    from: 'publish',
    label: 'Publish as it is',
    hint: 'Makes nothing again; the feed is written with what there is.',
  },
  {
    from: 'audio',
    label: 'Retry from audio',
    hint: 'Takes the script as it is; only what isn’t spoken yet is spoken.',
  },
  {
    from: 'script',
    label: 'Retry from script',
    hint: 'Takes the collected posts as they are and writes a new script.',
  },
  {
    from: 'collect',
    label: 'Retry from collect',
    hint: 'Begins again with the posts of the same period.',
  },
];

/** The places from which a script is written anew. */
export const WRITTEN_ANEW: readonly Restart[] = RESTARTS.filter(
  ({ from }) => from === 'script' || from === 'collect',
);

/**
 * Where an episode that has ended can be taken up, the best choice first: the step that failed,
 * then those before it. None while it runs.
 */
export const restartsOf = (
  view: Told & Pick<EpisodeStatusView, 'terminal' | 'isDiscarded'>,
): readonly Restart[] => {
  if (!view.terminal) return [];
  const skipped = view.isDiscarded ? 'audio' : 'collect';
  const from = view.status === 'skipped' ? skipped : STEPS[reachedStep(view)]?.from;
  return RESTARTS.slice(RESTARTS.findIndex((restart) => restart.from === from));
};
