import { attemptName, attemptOf } from '../episode/attempt.ts';
import { isBefore, START_STEPS, type StartFrom } from '../episode/input/start-steps.ts';
import type { ExecutionFacts, ExecutionInspector } from './execution-inspector.ts';
import { parseJson } from './payload.ts';
import { readHistory } from './read-history.ts';
import { readStates } from './read-states.ts';
import type { StateRun } from './state-run.ts';

/** A step that an attempt didn't do again, since what it makes was there already. */
export interface TakenOver {
  /** The state that does it. */
  readonly state: string;
  /** Which attempt has made it, and the name of its execution; null of what the input brought along, and of what nobody knows any more. */
  readonly attempt: number | null;
  readonly execution: string | null;
  readonly isInput: boolean;
}

// What does each step, and what writes it into the row: what isn't there can't be taken over.
const STEPS = {
  collect: { state: 'CollectContent', mark: 'MarkContentCollected' },
  script: { state: 'WriteScript', mark: 'MarkProcessing' },
  audio: { state: 'GenerateAudio', mark: 'MarkCompleted' },
} as const;
type Step = keyof typeof STEPS;

/** So many attempts before are looked into. */
const MOST_ATTEMPTS = 25;

interface Input {
  readonly from: StartFrom;
  readonly bringsScript: boolean;
}

const inputOf = ({ input }: ExecutionFacts): Input => {
  const { from, script } = (parseJson(input) ?? {}) as { from?: StartFrom; script?: object };
  const known = START_STEPS.find((step) => step === from);
  return { from: known ?? 'collect', bringsScript: script !== undefined };
};

/** Whether an attempt of this input did the step, if it came so far. */
const isOwn = (step: Step, { from, bringsScript }: Input): boolean =>
  !isBefore(step, from) || (step === 'script' && bringsScript);

const hasWritten = (step: Step, runs: readonly StateRun[]): boolean =>
  runs.some((run) => run.name === STEPS[step].mark && run.exitedAt && run.error === null);

/**
 * The steps that an attempt at an episode took over, in their order, each with the attempt that
 * made it: the latest one before that did the step and wrote it into the row.
 */
export const findTakenOver = async (
  inspector: Pick<ExecutionInspector, 'find' | 'history'>,
  episodeId: string,
  facts: ExecutionFacts,
): Promise<readonly TakenOver[]> => {
  const input = inputOf(facts);
  const taken = (Object.keys(STEPS) as Step[]).filter((step) => isBefore(step, input.from));
  const unknown = new Set(taken.filter((step) => !(step === 'script' && input.bringsScript)));
  const makers = new Map<Step, number>();
  const own = attemptOf(episodeId, facts.name) ?? 1;
  const last = Math.max(1, own - MOST_ATTEMPTS);
  for (let attempt = own - 1; attempt >= last && makers.size < unknown.size; attempt -= 1) {
    const name = attemptName(episodeId, attempt);
    const earlier = await inspector.find('episode', name);
    if (earlier === null) continue;
    const did = inputOf(earlier);
    const open = [...unknown].filter((step) => !makers.has(step) && isOwn(step, did));
    // A history is read page by page; one that can't have made any of them isn't.
    if (open.length === 0) continue;
    const runs = readStates((await readHistory(inspector, 'episode', name)) ?? []);
    for (const step of open) if (hasWritten(step, runs)) makers.set(step, attempt);
  }
  return taken.map((step) => {
    const attempt = makers.get(step) ?? null;
    return {
      state: STEPS[step].state,
      attempt,
      execution: attempt === null ? null : attemptName(episodeId, attempt),
      isInput: step === 'script' && input.bringsScript,
    };
  });
};
