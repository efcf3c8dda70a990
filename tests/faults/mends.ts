import type { WhileOwned } from '../../src/runtime/while-owned.ts';
import { readDefinition } from '../support/state-machine.ts';
import type { Machine } from './engine.ts';

/** What was mended, and can be undone to see that schedules find it. */
export const MENDS = {
  unpublished: 'a sweep publishes what is completed and unpublished',
  refusals: "PostgREST's own 404 is no refusal of ours",
  segment: 'a run with unusable sound is tried again some minutes later',
  cancelling: 'cancelling ends the calls that are paid for',
} as const;
export type Mend = keyof typeof MENDS;

interface EditableState {
  readonly Choices?: readonly { Next: string }[];
  readonly Retry: readonly { ErrorEquals: string[] }[];
  readonly Catch: readonly { readonly ErrorEquals: string[] }[];
}
type EditableStates = Record<string, EditableState>;

const NOT_FOUND = 'States.Http.StatusCode.404';

/** Takes the states of one machine back to before a mend. */
const EARLIER: Partial<Record<Mend, { machine: Machine; undo(states: EditableStates): void }>> = {
  unpublished: {
    machine: 'reconcile',
    undo({ ChooseByPart }) {
      const [first] = ChooseByPart?.Choices ?? [];
      if (first) first.Next = 'ChooseByScope';
    },
  },
  refusals: {
    machine: 'episode',
    undo({ OpenEpisode }) {
      for (const retrier of OpenEpisode?.Retry ?? []) {
        retrier.ErrorEquals = retrier.ErrorEquals.filter((name) => name !== NOT_FOUND);
      }
      OpenEpisode?.Catch[0]?.ErrorEquals.push(NOT_FOUND);
    },
  },
};

/** The definition of a machine, or what it was before a mend. */
export const definitionOf = (machine: Machine, undone?: Mend): object => {
  const definition = readDefinition(machine);
  const earlier = undone && EARLIER[undone];
  if (earlier?.machine === machine) earlier.undo(definition.States as unknown as EditableStates);
  return definition;
};

/** Enough runs with unusable sound that none is waited for. */
const NO_LATER_RUN = 99;

/** What GenerateAudio is asked, or was before a mend. */
export const askedOf = <T extends object>(payload: T, undone?: Mend): T =>
  undone === 'segment' ? { ...payload, refusedRuns: NO_LATER_RUN } : payload;

const unwatched: WhileOwned = (_run, work) => work(new AbortController().signal);

/** How attempts are watched, or were before a mend. */
export const watchOf = (watch: WhileOwned, undone?: Mend): WhileOwned =>
  undone === 'cancelling' ? unwatched : watch;
