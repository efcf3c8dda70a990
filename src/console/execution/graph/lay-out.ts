import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, MachineGraph } from '../../../inspect/machine-graph.ts';

/** A node and where its middle is, in pixels. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An edge and the points that it goes through; none of one that is drawn only when it was taken. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A machine on a plane. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const HEIGHT = 34;
const widthOf = (name: string): number => Math.round(name.length * 7.4 + 48);

// Nearly every state can be caught into one; those ways would bury the others, so that only those
// count which are the only ones into a state.
const shaping = ({ edges }: MachineGraph): readonly GraphEdge[] => {
  const reached = new Set(edges.filter(({ kind }) => kind !== 'catch').map(({ to }) => to));
  return edges.filter(({ kind, to }) => kind !== 'catch' || !reached.has(to));
};

/** Lays a machine out from top to bottom. */
export const layOut = (machine: MachineGraph): PlacedGraph => {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 30, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of machine.nodes) {
    graph.setNode(name, { width: widthOf(name), height: HEIGHT });
  }
  for (const { from, to, kind } of shaping(machine)) {
    graph.setEdge(from, to, { weight: kind === 'next' ? 6 : kind === 'catch' ? 1 : 3 });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: machine.nodes.map((node) => {
      const placed = graph.node(node.name) as Omit<PlacedNode, keyof GraphNode>;
      return { ...node, ...placed };
    }),
    edges: machine.edges.map((edge) => {
      const placed = graph.edge(edge.from, edge.to) as Pick<PlacedEdge, 'points'> | undefined;
      return { ...edge, points: placed?.points ?? [] };
    }),
  };
};
