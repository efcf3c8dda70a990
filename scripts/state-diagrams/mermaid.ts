interface Transition {
  readonly Next?: string;
  readonly Default?: string;
  readonly Condition?: string;
  readonly ErrorEquals?: readonly string[];
}

interface State extends Transition {
  readonly Type: string;
  readonly Choices?: readonly Transition[];
  readonly Catch?: readonly Transition[];
}

/** As much of an ASL definition as a picture needs. */
export interface StateMachine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const ENDS = new Set(['Succeed', 'Fail']);

/** The machine as a Mermaid state diagram; catchers into a state that nearly all share are drawn once, as a note. */
export const mermaidOf = ({ StartAt, States }: StateMachine): string => {
  const lines = ['stateDiagram-v2', `  [*] --> ${StartAt}`];
  const caught = new Map<string, string[]>();
  for (const [name, state] of Object.entries(States)) {
    const targets = [state.Next, ...(state.Choices ?? []).map((rule) => rule.Next), state.Default];
    for (const target of new Set(targets)) if (target) lines.push(`  ${name} --> ${target}`);
    for (const { Next, ErrorEquals = [] } of state.Catch ?? []) {
      if (!Next) continue;
      if (ErrorEquals.includes('States.ALL')) caught.set(Next, [...(caught.get(Next) ?? []), name]);
      else lines.push(`  ${name} --> ${Next}: ${ErrorEquals.join(', ')}`);
    }
    if (ENDS.has(state.Type)) lines.push(`  ${name} --> [*]`);
  }
  for (const [target, sources] of caught) {
    if (sources.length < 4)
      lines.push(...sources.map((name) => `  ${name} --> ${target}: any error`));
    else
      lines.push(`  note right of ${target}`, `    Catch of ${sources.join(', ')}`, '  end note');
  }
  return lines.join('\n');
};
