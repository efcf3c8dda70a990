import type { Json } from '../contract.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** One revision of a state machine; an update makes a new one, so that a running execution keeps its own. */
export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  /** The definition as it was given, byte for byte. */
  readonly definition: string;
  /** Milliseconds since the epoch. */
  readonly creationDate: number;
  readonly updateDate: number;
  /** Missing until the first update, as on AWS. */
  readonly revisionId?: string;
  readonly tags: readonly Tag[];
  /** Kept and given back; nothing is logged or traced. */
  readonly loggingConfiguration: Json;
  readonly tracingConfiguration: Json;
}

const parsed = new WeakMap<StateMachine, object>();

/** The definition as JSON, parsed once a revision. */
export const definitionOf = (machine: StateMachine): object => {
  let definition = parsed.get(machine);
  if (definition === undefined) {
    definition = JSON.parse(machine.definition) as object;
    parsed.set(machine, definition);
  }
  return definition;
};
