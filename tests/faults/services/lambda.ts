import { type Json, type TaskCall, TaskFailed } from '../../../local/step-functions/contract.ts';
import { StepcastError } from '../../../src/errors/stepcast-error.ts';
import type { Execution } from '../engine.ts';
import { atTheTop } from '../outside.ts';
import type { Processes } from '../processes.ts';
import { taskOf } from '../tasks.ts';
import type { World } from '../world.ts';

export const TIMEOUTS: Readonly<Record<string, number>> = {
  ...{ CollectContent: 300_000, WriteScript: 300_000, GenerateAudio: 900_000 },
  ...{ PublishFeed: 120_000, PostToTelegram: 300_000, DeliverWebhook: 30_000, Api: 20_000 },
};

/** What Lambda makes of what a function throws. */
const functionError = (error: unknown): TaskFailed => {
  if (error instanceof TaskFailed) return error;
  const { name, message } = error as Error;
  if (!(error instanceof StepcastError)) throw error;
  return new TaskFailed(name, JSON.stringify({ errorType: name, errorMessage: message }));
};

interface LambdaOptions extends Pick<World, 'outside' | 'clock' | 'losses'> {
  readonly processes: Processes;
  /** What the functions are composed of. */
  world(): World;
}

/** `lambda:invoke`: each run of a function is a process that can die, be repeated or run out of time. */
export const createInvoke = ({ outside, clock, losses, processes, world }: LambdaOptions) => {
  return (task: TaskCall, execution: Execution): Promise<Json> => {
    const { FunctionName, Payload } = task.input as { FunctionName: string; Payload: Json };
    const name = FunctionName.slice(FunctionName.lastIndexOf(':') + 1);
    const process = processes.spawn(`${execution.alias}/${task.stateName}`);
    const run = () => outside.run(process, () => taskOf(world(), name)(Payload));
    const answer = outside.run(process, () =>
      outside.reach<Json>({
        ...{ kind: 'task', name: 'invoke', call: run },
        fail(fault) {
          losses.crashes += 1;
          throw new TaskFailed(
            fault === 'unavailable' ? 'Lambda.ServiceException' : 'Lambda.TooManyRequestsException',
            fault,
          );
        },
        own: {
          'task twice': async () => {
            losses.twice += 1;
            losses.crashes += 1;
            const [first, second] = await Promise.allSettled([run(), run()]);
            if (second.status === 'fulfilled') return second.value;
            if (first.status === 'fulfilled') return first.value;
            throw second.reason;
          },
        },
      }),
    );
    const timeout = new AbortController();
    // Not as part of the task's work, which would count as asleep.
    const late = atTheTop(() => clock.sleep(TIMEOUTS[name] ?? 0, timeout.signal)).then(
      () => {
        losses.crashes += 1;
        processes.kill(process);
        throw new TaskFailed('Sandbox.Timedout', `${name} took too long.`);
      },
      () => new Promise<never>(() => {}),
    );
    return Promise.race([answer, late])
      .catch((error: unknown) => {
        throw functionError(error);
      })
      .then((value) => ({ ExecutedVersion: '$LATEST', Payload: value, StatusCode: 200 }))
      .finally(() => {
        timeout.abort('answered');
        processes.end(process);
      });
  };
};
