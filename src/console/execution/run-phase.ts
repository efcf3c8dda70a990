import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import type { Message } from '../language/catalogue.ts';

/** How a visit to a state stands. */
export type RunPhase =
  | 'done'
  | 'running'
  | 'waiting'
  | 'retrying'
  | 'caught'
  | 'failed'
  | 'stopped';

/** How a visit stands, in the execution that it belongs to. */
export const phaseOf = (
  run: Pick<StateView, 'type' | 'exitedAt' | 'error' | 'tries'>,
  status: ExecutionView['status'],
): RunPhase => {
  if (run.exitedAt !== null) return run.error === null ? 'done' : 'caught';
  if (status === 'aborted') return 'stopped';
  if (status !== 'running') return status === 'succeeded' ? 'done' : 'failed';
  if (run.error !== null && run.tries.at(-1)?.endedAt !== null) return 'retrying';
  return run.type === 'Wait' ? 'waiting' : 'running';
};

/** What a phase is called, and the sign that stands for it beside its colour. */
export const PHASES = {
  done: { words: 'done', sign: '✓' },
  running: { words: 'at work', sign: '●' },
  waiting: { words: 'waiting', sign: '◷' },
  retrying: { words: 'failed, waiting to try again', sign: '↻' },
  caught: { words: 'failed, caught', sign: '✕' },
  failed: { words: 'failed', sign: '✕' },
  stopped: { words: 'stopped', sign: '–' },
} as const satisfies Record<RunPhase, { words: Message; sign: string }>;
