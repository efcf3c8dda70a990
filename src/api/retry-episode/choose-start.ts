import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { START_STEPS, type StartFrom } from '../../episode/input/start-steps.ts';

type Ended = Pick<EpisodeRecord, 'status' | 'outputs' | 'error' | 'publishError'>;

// By the state that failed; the step that a state belongs to is done again.
const STEP_OF: Readonly<Record<string, StartFrom>> = {
  CollectContent: 'collect',
  VerifyContent: 'collect',
  MarkContentCollected: 'collect',
  WriteScript: 'script',
  WriteScriptWithoutModel: 'script',
  MarkAwaitingReview: 'script',
  MarkProcessing: 'script',
  PublishFeed: 'publish',
};

const NEEDS = {
  collect: [],
  script: ['content'],
  audio: ['content', 'script'],
  publish: ['content', 'script', 'audio'],
} as const satisfies Record<StartFrom, readonly (keyof Ended['outputs'])[]>;

/** The first output that a start from this step needs and the episode lacks; undefined when it has all. */
export const missingOutput = (
  from: StartFrom,
  outputs: Ended['outputs'],
): 'content' | 'script' | 'audio' | undefined =>
  NEEDS[from].find((output) => outputs[output] === undefined);

/** The state that an episode didn't get over; null for one that lacks nothing. */
const brokenState = ({ status, error, publishError }: Ended): string | null => {
  if (status === 'failed') return error?.state ?? '';
  return status === 'completed' && publishError !== null ? 'PublishFeed' : null;
};

/**
 * Where a new attempt starts unless somebody says: a failed episode where it failed, or as near
 * before it as its outputs allow; one that couldn't be published at that; one whose script awaits a
 * review at speaking it; any other completed or skipped one at the beginning.
 */
export const chooseStart = (episode: Ended): StartFrom => {
  if (episode.status === 'awaiting_review') return 'audio';
  const broken = brokenState(episode);
  if (broken === null) return 'collect';
  const wanted = STEP_OF[broken] ?? 'audio';
  const steps = START_STEPS.slice(0, START_STEPS.indexOf(wanted) + 1);
  return steps.findLast((step) => missingOutput(step, episode.outputs) === undefined) ?? 'collect';
};
