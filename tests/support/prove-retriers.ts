import { describe, expect, it } from 'vitest';
import { TaskFailed } from '../../local/step-functions/contract.ts';
import { type Answers, type MachineRun, type State, statesOf } from './state-machine.ts';

interface Proof {
  readonly definition: { readonly States: Readonly<Record<string, State>> };
  /** Answers with which the machine reaches and calls every task at least once. */
  reach(task: string): Answers;
  run(answers: Answers): Promise<MachineRun>;
}

/** Lets every retrier of a machine fire, on each of its errors and to its last attempt. */
export const proveRetriers = ({ definition, reach, run }: Proof): void => {
  const tasks = statesOf(definition).filter(([, { Type }]) => Type === 'Task');

  describe.each(tasks)('the task %s', (name, { Retry = [] }) => {
    const failing = (error: string, times: number): Answers => {
      const answers = reach(name);
      const own = answers[name];
      let left = times;
      return {
        ...answers,
        [name]: async (call) => {
          if (left-- > 0) return new TaskFailed(error, 'for a moment');
          if (typeof own === 'function') return own(call);
          if (own?.[0] === undefined) throw new Error(`Nothing is known of ${name}.`);
          return own[0];
        },
      };
    };

    it.each(Retry.flatMap(({ ErrorEquals }) => ErrorEquals))(
      'is called again after %s, and nothing else comes of it',
      async (error) => {
        const smooth = await run(reach(name));
        const bumpy = await run(failing(error, 1));
        expect(bumpy.callsOf(name)).toHaveLength(smooth.callsOf(name).length + 1);
        expect(bumpy.entered).toEqual(smooth.entered);
        expect(bumpy.result).toEqual(smooth.result);
      },
    );

    it.each(Retry)('gives $ErrorEquals up after its attempts', async (retrier) => {
      const answers = {
        ...reach(name),
        [name]: [new TaskFailed(retrier.ErrorEquals[0] ?? '', '')],
      };
      expect((await run(answers)).callsOf(name)).toHaveLength(retrier.MaxAttempts + 1);
    });
  });
};
