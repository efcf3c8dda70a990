import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edgePath } from '../../../../src/console/execution/graph/edge-path.ts';
import { layOut } from '../../../../src/console/execution/graph/lay-out.ts';
import { isTaken, takenWays, visitsOf } from '../../../../src/console/execution/graph/visits.ts';
import { graphOf } from '../../../../src/inspect/machine-graph.ts';
import { aStateView, aTry } from '../../../support/a-state-view.ts';

const machine = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../states/${name}.asl.json`, import.meta.url), 'utf8'));

describe.each(['episode', 'schedule', 'reconcile', 'notify', 'deliver'])(
  '%s on a plane',
  (name) => {
    const graph = layOut(graphOf(machine(name)));
    const nodes = new Map(graph.nodes.map((node) => [node.name, node]));

    it('lets no two states lie upon each other, and all on the plane', () => {
      for (const a of graph.nodes) {
        expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width / 2).toBeLessThanOrEqual(graph.width);
        expect(a.y + a.height / 2).toBeLessThanOrEqual(graph.height);
        for (const b of graph.nodes) {
          const apart =
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
            Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
          expect(a === b || apart, `${a.name} ${b.name}`).toBe(true);
        }
      }
    });

    it('has a path for every way', () => {
      for (const edge of graph.edges) {
        const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
        if (!from || !to) throw new Error(`${edge.from} or ${edge.to} isn't placed.`);
        expect(edgePath(edge, from, to)).toMatch(/^M [\d.-]+ [\d.-]+( [QCL]|$)/);
      }
    });

    it('begins at its top', () => {
      const top = Math.min(...graph.nodes.map(({ y }) => y));
      expect(nodes.get(machine(name).StartAt)?.y).toBe(top);
    });
  },
);

describe('the way that was taken', () => {
  const states = [
    aStateView({ id: 2, name: 'Each', type: 'Map', tries: [aTry(0, 9)] }),
    aStateView({ id: 4, name: 'Read', parent: 2, item: 0 }),
    aStateView({ id: 5, name: 'Read', parent: 2, item: 1 }),
    aStateView({
      id: 6,
      name: 'Send',
      parent: 2,
      item: 0,
      tries: [aTry(0, 1, 'Busy'), aTry(2, 3)],
    }),
    aStateView({ id: 8, name: 'Done', type: 'Succeed' }),
  ];

  it('follows each branch by itself', () => {
    const taken = takenWays(states);
    const ways = [
      ['Each', 'Read', true],
      ['Read', 'Send', true],
      ['Each', 'Done', true],
      ['Send', 'Done', false],
      ['Read', 'Read', false],
    ] as const;
    for (const [from, to, is] of ways)
      expect(isTaken(taken, { from, to }), `${from} ${to}`).toBe(is);
  });

  it('counts visits and tries', () => {
    const visits = visitsOf({ states, status: 'succeeded' });
    expect(visits.get('Read')).toEqual({ phase: 'done', visits: 2, tries: 0, id: 5 });
    expect(visits.get('Send')).toEqual({ phase: 'done', visits: 1, tries: 2, id: 6 });
    expect(visits.get('Nowhere')).toBeUndefined();
  });
});
