/** A state as a machine's graph has it. */
export interface GraphNode {
  readonly name: string;
  readonly type: string;
  /** What the definition says of it; empty where it says nothing. */
  readonly comment: string;
}

/** How one state leads to another: `inside` from a Map or Parallel to where its branches begin. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch' | 'inside';
}

/** A machine's states and how they lead to each other. */
export interface MachineGraph {
  readonly startAt: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface Successor {
  readonly Next?: string;
}

/** The parts of a state in Amazon States Language that a graph is drawn from. */
interface StateDefinition {
  readonly Type: string;
  readonly Comment?: string;
  readonly Arguments?: { readonly FunctionName?: string };
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly Successor[];
  readonly Catch?: readonly Successor[];
  readonly ItemProcessor?: MachineDefinition;
  readonly Iterator?: MachineDefinition;
  readonly Branches?: readonly MachineDefinition[];
  readonly Retry?: readonly unknown[];
}

/** A machine in Amazon States Language, or a branch of one. */
export interface MachineDefinition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
}

const branchesOf = (state: StateDefinition): readonly MachineDefinition[] =>
  [state.ItemProcessor, state.Iterator, ...(state.Branches ?? [])].filter(
    (branch) => branch !== undefined,
  );

const edgesOf = (from: string, state: StateDefinition): GraphEdge[] => {
  const lead = (kind: GraphEdge['kind'], names: readonly (string | undefined)[]) =>
    [...new Set(names)].flatMap((to) => (to === undefined ? [] : [{ from, to, kind }]));
  const edges = [
    ...lead('next', [state.Next]),
    ...lead('choice', [...(state.Choices ?? []).map(({ Next }) => Next), state.Default]),
    ...lead(
      'catch',
      (state.Catch ?? []).map(({ Next }) => Next),
    ),
    ...lead(
      'inside',
      branchesOf(state).map(({ StartAt }) => StartAt),
    ),
  ];
  // Two ways to one state are drawn as the first, which is the usual one.
  return edges.filter((edge, index) => edges.findIndex(({ to }) => to === edge.to) === index);
};

/** The graph of a machine, with the branches of its Maps and Parallels. */
export const graphOf = (machine: MachineDefinition): MachineGraph => {
  const states = Object.entries(machine.States);
  const inner = states.flatMap(([, state]) => branchesOf(state).map(graphOf));
  return {
    startAt: machine.StartAt,
    nodes: [
      ...states.map(([name, { Type, Comment }]) => ({
        name,
        type: Type,
        comment: Comment ?? '',
      })),
      ...inner.flatMap(({ nodes }) => nodes),
    ],
    edges: [
      ...states.flatMap(([name, state]) => edgesOf(name, state)),
      ...inner.flatMap(({ edges }) => edges),
    ],
  };
};

/** A state of a machine by its name, in whichever branch it stands. */
export const findState = (machine: MachineDefinition, name: string): StateDefinition | undefined =>
  machine.States[name] ??
  Object.values(machine.States)
    .flatMap(branchesOf)
    .map((branch) => findState(branch, name))
    .find((state) => state !== undefined);
