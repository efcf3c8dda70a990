import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDefinition, type State, statesOf } from '../support/state-machine.ts';

const names = readdirSync(new URL('../../states/', import.meta.url)).flatMap((file) =>
  file.endsWith('.asl.json') ? [file.replace('.asl.json', '')] : [],
);

describe.each(names)('the states of %s', (name) => {
  const definition = readDefinition(name);
  const states = statesOf(definition);
  const of = (type: string): [string, State][] => states.filter(([, { Type }]) => Type === type);

  it('have names of their own', () => {
    expect(new Set(states.map(([state]) => state)).size).toBe(states.length);
  });

  it.each(of('Task'))('%s has a time-out, a comment, and bounded, jittered retries', (_, task) => {
    expect(task.TimeoutSeconds).toBeGreaterThan(0);
    expect(task.TimeoutSeconds).toBeLessThan(definition.TimeoutSeconds);
    expect(task.Comment).toBeTruthy();
    expect(task.Retry?.length).toBeGreaterThan(0);
    for (const retrier of task.Retry ?? []) {
      expect(retrier).toMatchObject({
        JitterStrategy: 'FULL',
        Comment: expect.any(String),
        MaxAttempts: expect.any(Number),
      });
      expect(retrier.ErrorEquals).not.toContain('States.ALL');
    }
  });

  it('explain every choice, every rule and every catcher', () => {
    for (const [, { Type, Comment, Choices = [], Catch = [] }] of states) {
      if (Type === 'Choice') expect(Comment).toBeTruthy();
      for (const { Comment: why } of [...Choices, ...Catch]) expect(why).toBeTruthy();
    }
  });
});
