import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createTaskHandler } from '../../../src/runtime/task-handler.ts';
import { aLambdaContext } from '../../support/a-lambda-context.ts';

const context = aLambdaContext();
const NO_SECRETS = {};
const schema = z.strictObject({ episodeId: z.string() });

const handlerOf = (compose: () => string, run = async (_: string, input: unknown) => input) =>
  createTaskHandler({
    task: 'ATask',
    input: schema,
    output: z.strictObject({ episodeId: z.string() }),
    config: [],
    openSecrets: () => async () => NO_SECRETS,
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

  describe('that fails', () => {
    const failing = async (compose: () => string, input: object) => {
      const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      const run = async () => {
        throw new TypeError('boom', { cause: new Error('socket hang up') });
      };
      await expect(handlerOf(compose, run)(input, context)).rejects.toThrow();
      const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)));
      written.mockRestore();
      return lines;
    };

    it('leaves the place of the fault and its cause in the log, and of whom it was', async () => {
      const [begins, line] = await failing(() => 'deps', { episodeId: 'e' });
      expect(begins).toMatchObject({
        message: 'The task begins',
        episodeId: 'e',
        function_request_id: 'request-1',
      });
      expect(line).toMatchObject({
        level: 'ERROR',
        message: 'The task failed',
        task: 'ATask',
        episodeId: 'e',
        function_request_id: 'request-1',
        error: {
          name: 'TypeError',
          message: 'boom',
          stack: expect.stringContaining('task-handler.test.ts'),
          cause: { message: 'socket hang up' },
        },
      });
    });

    it('says so of a start and of an input too', async () => {
      const start = () => {
        throw new Error('no such setting');
      };
      const lines = [
        ...(await failing(start, { episodeId: 'e' })),
        ...(await failing(() => 'deps', { episodeId: 'e', execution: 'x' })),
      ];
      expect(lines.filter(({ level }) => level === 'ERROR')).toMatchObject([
        { episodeId: 'e', error: { message: 'no such setting' } },
        { episodeId: 'e', execution: 'x', error: { name: 'InvalidTaskInput' } },
      ]);
    });
  });
});
