import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { StartFrom } from '../../episode/execution-input.ts';

type Ended = Pick<EpisodeRecord, 'status' | 'outputs' | 'error' | 'publishError'>;

// By the state that failed; the step that a state belongs to is done again.
const STEP_OF: Readonly<Record<string, StartFrom>> = {
  CollectContent: 'collect',
  VerifyContent: 'collect',
  MarkContentCollected: 'collect',
  WriteScript: 'script',
  WriteScriptWithoutModel: 'script',
  MarkProcessing: 'script',
};

/** The first output that a start from this step needs and the episode lacks; undefined when it has all. */
export const missingOutput = (
  from: StartFrom,
  { content, script }: Ended['outputs'],
): 'content' | 'script' | undefined => {
  if (from === 'collect') return undefined;
  if (!content) return 'content';
  return from === 'audio' && !script ? 'script' : undefined;
};

/** The state that an episode didn't get over; null for one that lacks nothing. */
const brokenState = ({ status, error, publishError }: Ended): string | null => {
  if (status === 'failed') return error?.state ?? '';
  return status === 'completed' && publishError !== null ? 'PublishFeed' : null;
};

/**
 * Where a new attempt starts unless somebody says: a failed episode where it failed, or as near
 * before it as its outputs allow; one that couldn't be published at its audio; any other completed
 * or skipped one at the beginning.
 */
export const chooseStart = (episode: Ended): StartFrom => {
  const broken = brokenState(episode);
  if (broken === null) return 'collect';
  const wanted = STEP_OF[broken] ?? 'audio';
  const steps: readonly StartFrom[] =
    wanted === 'audio' ? ['audio', 'script'] : wanted === 'script' ? ['script'] : [];
  return steps.find((step) => missingOutput(step, episode.outputs) === undefined) ?? 'collect';
};
