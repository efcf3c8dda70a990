interface Transition {
  readonly Next?: string;
  readonly Default?: string;
  readonly End?: boolean;
  readonly Condition?: string;
  readonly ErrorEquals?: readonly string[];
}

interface State extends Transition {
  readonly Type: string;
  readonly Choices?: readonly Transition[];
  readonly Catch?: readonly Transition[];
  readonly ItemProcessor?: StateMachine;
  readonly Branches?: readonly StateMachine[];
}

/** As much of an ASL definition as a picture needs. */
export interface StateMachine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const SHOWN = 3;
const inShort = (errors: readonly string[]): string =>
  errors.length <= SHOWN
    ? errors.join(', ')
    : `${errors.slice(0, SHOWN - 1).join(', ')} and ${errors.length - SHOWN + 1} others`;

const ENDS = new Set(['Succeed', 'Fail']);

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const draw = ({ StartAt, States }: StateMachine): string[] => {
  const lines = [`[*] --> ${StartAt}`];
  const caught = new Map<string, string[]>();
  for (const [name, state] of Object.entries(States)) {
    const targets = [state.Next, ...(state.Choices ?? []).map((rule) => rule.Next), state.Default];
    for (const target of new Set(targets)) if (target) lines.push(`${name} --> ${target}`);
    for (const { Next, ErrorEquals = [] } of state.Catch ?? []) {
      if (!Next) continue;
      if (ErrorEquals.includes('States.ALL')) caught.set(Next, [...(caught.get(Next) ?? []), name]);
      else lines.push(`${name} --> ${Next}: ${inShort(ErrorEquals)}`);
    }
    const inside = state.ItemProcessor ? [state.ItemProcessor] : (state.Branches ?? []);
    if (inside.length > 0) {
      const parts = inside.flatMap((part, n) => [...(n > 0 ? ['--'] : []), ...draw(part)]);
      lines.push(`state ${name} {`, ...indent(parts), '}');
    }
    if (ENDS.has(state.Type) || state.End) lines.push(`${name} --> [*]`);
  }
  for (const [target, sources] of caught) {
    if (sources.length < 4)
      lines.push(...sources.map((name) => `${name} --> ${target}: any error`));
    else lines.push(`note right of ${target}`, `  Catch of ${sources.join(', ')}`, 'end note');
  }
  return lines;
};

/**
 * The machine as a Mermaid state diagram, what a Map does for each item and a Parallel in each branch inside of it. Catchers into
 * a state that nearly all share are drawn once, as a note.
 */
export const mermaidOf = (machine: StateMachine): string =>
  ['stateDiagram-v2', ...indent(draw(machine))].join('\n');
