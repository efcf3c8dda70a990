import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findState, graphOf } from '../../../src/inspect/machine-graph.ts';

const machine = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../states/${name}.asl.json`, import.meta.url), 'utf8'));

it('has each state of a machine once, and leads nowhere else', () => {
  for (const name of ['episode', 'schedule', 'reconcile', 'notify', 'deliver']) {
    const graph = graphOf(machine(name));
    const names = graph.nodes.map((node) => node.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain(graph.startAt);
    for (const { from, to } of graph.edges) {
      expect(names).toContain(from);
      expect(names).toContain(to);
    }
  }
});

it('tells what leads to what, and how', () => {
  const { edges } = graphOf(machine('episode'));
  const from = (name: string) =>
    edges.filter((edge) => edge.from === name).map(({ to, kind }) => `${kind} ${to}`);
  expect(from('PublishFeed')).toEqual(['next TellOfCompletion', 'catch RecordPublishFailure']);
  expect(from('NeedsScript')).toEqual([
    'choice TellOfContent',
    'choice MarkProcessing',
    'choice WriteScript',
  ]);
  expect(from('NeedsAudio')).toEqual([
    'choice TellOfProcessing',
    'choice VerifyAudio',
    'choice GenerateAudio',
  ]);
  // Its catcher leads there as well.
  expect(from('TellOfCompletion')).toEqual(['next NeedsTelegramPost']);
  expect(from('EpisodeCompleted')).toEqual([]);
});

it('looks into branches', () => {
  const notify = machine('notify');
  expect(graphOf(notify).edges).toContainEqual({
    from: 'StartDeliveries',
    to: 'ReadDelivery',
    kind: 'inside',
  });
  expect(findState(notify, 'StartDelivery')?.Retry).toHaveLength(1);
  expect(findState(notify, 'Nowhere')).toBeUndefined();
});
