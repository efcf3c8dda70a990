import type { StartFrom } from '../../episode/execution-input.ts';
import type { EpisodeRecord } from '../episode-status/records.ts';

type Ended = Pick<EpisodeRecord, 'status' | 'outputs' | 'error'>;

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

/**
 * Where a new attempt starts unless somebody says: a failed episode where it failed, or as near
 * before it as its outputs allow; a completed or skipped one at the beginning.
 */
export const chooseStart = ({ status, outputs, error }: Ended): StartFrom => {
  if (status !== 'failed') return 'collect';
  const wanted = STEP_OF[error?.state ?? ''] ?? 'audio';
  const steps: readonly StartFrom[] =
    wanted === 'audio' ? ['audio', 'script'] : wanted === 'script' ? ['script'] : [];
  return steps.find((step) => missingOutput(step, outputs) === undefined) ?? 'collect';
};
