import type { ExecutionView, StateView } from '../../../api/executions/schema.ts';

/** What a state came to in one attempt. */
export type Cell =
  | {
      readonly kind: 'visited';
      readonly tookMs: number | null;
      readonly tries: number;
      readonly error: string | null;
    }
  | { readonly kind: 'taken'; readonly attempt: number }
  | { readonly kind: 'edited' }
  | { readonly kind: 'none' };

/** A state in all attempts. */
export interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

// What an attempt takes over by where it starts (states/episode.asl.json, ChooseStart).
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  script: ['CollectContent'],
  audio: ['CollectContent', 'WriteScript', 'WriteScriptWithoutModel'],
  publish: ['CollectContent', 'WriteScript', 'WriteScriptWithoutModel', 'GenerateAudio'],
};

const inputOf = ({ input }: ExecutionView) =>
  (input ?? {}) as { readonly from?: string; readonly script?: unknown };

const visited = (runs: readonly StateView[]): Cell => {
  const lasts = runs.map(({ enteredAt, exitedAt }) =>
    exitedAt === null ? null : Date.parse(exitedAt) - Date.parse(enteredAt),
  );
  return {
    kind: 'visited',
    tookMs: lasts.includes(null) ? null : lasts.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    tries: runs.reduce((sum, { tries }) => sum + tries.length, 0),
    error: runs.at(-1)?.error?.name ?? null,
  };
};

const cellOf = (name: string, attempts: readonly ExecutionView[], index: number): Cell => {
  const attempt = attempts[index];
  if (!attempt) return { kind: 'none' };
  const runs = attempt.states.filter((run) => run.name === name);
  if (runs.length > 0) return visited(runs);
  const { from = 'collect', script } = inputOf(attempt);
  if (!TAKEN[from]?.includes(name)) return { kind: 'none' };
  if (script !== undefined && name.startsWith('WriteScript')) return { kind: 'edited' };
  const source = attempts
    .slice(0, index)
    .findLast(({ states }) =>
      states.some((run) => run.name === name && run.exitedAt !== null && run.error === null),
    );
  return source?.attempt ? { kind: 'taken', attempt: source.attempt } : { kind: 'none' };
};

/** The attempts at an episode, oldest first, state by state: those that call something or wait. */
export const compare = (attempts: readonly ExecutionView[]): readonly Row[] => {
  const worth = ({ type }: StateView) => type === 'Task' || type === 'Wait' || type === 'Map';
  const names = new Set(
    attempts.flatMap(({ states }) => states.filter(worth).map((run) => run.name)),
  );
  return [...names].map((name) => ({
    name,
    cells: attempts.map((_, index) => cellOf(name, attempts, index)),
  }));
};
