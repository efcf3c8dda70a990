import type { MachineDefinition, QueryLanguage, StateDefinition } from '../definition.ts';

/** The name that the service gives every state it tries by itself. */
export const NAME = 'StateName';

/** A state under test and the language it is written in. */
export interface TestedState {
  readonly definition: StateDefinition;
  readonly language: QueryLanguage;
}

/** Thrown when a definition doesn't have the state that is to be tried. */
export class UnknownState extends Error {
  override readonly name = 'UnknownState';
}

/** Finds the state in a machine, at any depth, or takes the definition for it. Throws UnknownState. */
export function findState(request: {
  readonly definition: object;
  readonly stateName?: string;
}): TestedState {
  const { definition, stateName } = request;
  if (!('States' in definition)) {
    const state = definition as StateDefinition;
    return { definition: state, language: state.QueryLanguage ?? 'JSONPath' };
  }
  const machine = definition as MachineDefinition;
  const name = stateName ?? NAME;
  const state = findIn(machine, name);
  if (state === undefined) throw new UnknownState(`The definition has no state '${name}'.`);
  const language = state.QueryLanguage ?? machine.QueryLanguage ?? 'JSONPath';
  return { definition: state, language };
}

/** The type of the state that a request is about; undefined when there is no such state. */
export function typeOfState(definition: object, stateName: string | undefined): string | undefined {
  try {
    const request = stateName === undefined ? { definition } : { definition, stateName };
    return findState(request).definition.Type;
  } catch (error) {
    if (error instanceof UnknownState) return undefined;
    throw error;
  }
}

function findIn({ States }: MachineDefinition, name: string): StateDefinition | undefined {
  if (Object.hasOwn(States, name)) return States[name];
  return Object.values(States)
    .flatMap(({ Branches, ItemProcessor, Iterator }) => [
      ...(Branches ?? []),
      ...[ItemProcessor, Iterator].filter((inner) => inner !== undefined),
    ])
    .map((inner) => findIn(inner, name))
    .find((found) => found !== undefined);
}
