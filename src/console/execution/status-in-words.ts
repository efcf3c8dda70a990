import type { ExecutionSummary } from '../../api/executions/schema.ts';
import type { Tone } from '../episode/status-words.ts';
import { t } from '../language/translate.ts';

const WORDS = {
  running: ['Running', 'live'],
  succeeded: ['Succeeded', 'good'],
  failed: ['Failed', 'bad'],
  timed_out: ['Timed out', 'bad'],
  aborted: ['Stopped', 'quiet'],
} as const satisfies Record<ExecutionSummary['status'], readonly [string, Tone]>;

/** An execution's status for people: in words, and in what tone. */
export const executionInWords = (
  status: ExecutionSummary['status'],
): { readonly words: string; readonly tone: Tone } => {
  const [words, tone] = WORDS[status];
  return { words: t(words), tone };
};
