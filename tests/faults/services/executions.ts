import { ExecutionsUnavailable } from '../../../src/clients/step-functions/execution-reader.ts';
import type { ExecutionInput } from '../../../src/episode/input/execution-input.ts';
import type { World } from '../world.ts';

/** Step Functions as the API reaches it. */
export const executionsOf = ({ outside, engine }: World) => {
  const fail = (): never => {
    throw new ExecutionsUnavailable('Step Functions did not answer.');
  };
  const reach = <T>(name: string, call: () => T): Promise<T> =>
    outside.reach({ kind: 'engine', name, call: async () => call(), fail });
  return {
    find: (name: string) =>
      reach('find execution', () => {
        const found = engine.executions.get(engine.arnOf('episode', name));
        if (!found) return null;
        const input = JSON.parse(found.input) as ExecutionInput;
        const failed = !['RUNNING', 'SUCCEEDED'].includes(found.status);
        return {
          status: failed
            ? ('failed' as const)
            : found.status === 'RUNNING'
              ? ('running' as const)
              : ('succeeded' as const),
          podcastId: input.podcastId,
          window: input.window ?? null,
          startedAt: new Date(found.startedAt).toISOString(),
          stoppedAt: found.stoppedAt === undefined ? null : new Date(found.stoppedAt).toISOString(),
          error: failed
            ? { name: found.error ?? 'ExecutionAborted', cause: found.cause ?? '' }
            : null,
        };
      }),
    start: (name: string, input: ExecutionInput) =>
      reach('start execution', () => {
        const body = JSON.stringify(input);
        const existing = engine.executions.get(engine.arnOf('episode', name));
        if (existing && !(existing.status === 'RUNNING' && existing.input === body)) return null;
        return engine.start('episode', name, body).arn;
      }),
    stop: (name: string, error: string, cause: string) =>
      reach('stop execution', () => engine.stop(engine.arnOf('episode', name), error, cause)),
  };
};
