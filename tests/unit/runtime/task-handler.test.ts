import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTaskHandler } from '../../../src/runtime/task-handler.ts';

const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 1000 };
const schema = z.strictObject({ episodeId: z.string() });

const handlerOf = (compose: () => string, run = async (_: string, input: unknown) => input) =>
  createTaskHandler({
    task: 'ATask',
    input: schema,
    output: z.strictObject({ episodeId: z.string() }),
    config: [],
    compose,
    run: run as (deps: string, input: { episodeId: string }) => Promise<{ episodeId: string }>,
  });

describe('a task handler', () => {
  it('composes its clients once, at the first call', async () => {
    let composed = 0;
    const handler = handlerOf(() => String(++composed));
    expect(composed).toBe(0);
    await handler({ episodeId: 'e' }, context);
    await handler({ episodeId: 'e' }, context);
    expect(composed).toBe(1);
  });

  it('composes again after a start that failed', async () => {
    let tries = 0;
    const handler = handlerOf(() => {
      if (++tries === 1) throw new Error('not yet');
      return 'deps';
    });
    await expect(handler({ episodeId: 'e' }, context)).rejects.toThrow('not yet');
    await expect(handler({ episodeId: 'e' }, context)).resolves.toEqual({ episodeId: 'e' });
  });

  it('refuses an input that its schema refuses, by name', async () => {
    await expect(handlerOf(() => 'deps')({ episode: 'e' }, context)).rejects.toMatchObject({
      name: 'InvalidTaskInput',
      message: expect.stringContaining('ATask was given a wrong input'),
    });
  });

  it('refuses to return an output that its schema refuses', async () => {
    const handler = handlerOf(
      () => 'deps',
      async () => ({ other: 1 }),
    );
    await expect(handler({ episodeId: 'e' }, context)).rejects.toThrow();
  });
});
