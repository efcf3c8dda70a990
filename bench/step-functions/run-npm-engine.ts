import { StateMachine } from 'aws-local-stepfunctions';
import { measure } from './measure.ts';
import { DEFINITION, EXECUTIONS, inputOf, isRight } from './workload.ts';

const machine = new StateMachine(DEFINITION as ConstructorParameters<typeof StateMachine>[0]);
// Held on to like the embedded engine's histories, so that the memory that is kept compares.
const runs: unknown[] = [];

const work = async (): Promise<number> => {
  const ids = Array.from({ length: EXECUTIONS }, (_, id) => id);
  const right = await Promise.all(
    ids.map(async (id) => {
      const run = machine.run(inputOf(id));
      const events: unknown[] = [];
      runs.push(events);
      const listening = (async () => {
        for await (const event of run.eventLogs) events.push(event);
      })();
      const [output] = await Promise.all([run.result, listening]);
      return isRight(id, output);
    }),
  );
  return right.filter(Boolean).length;
};

process.stdout.write(JSON.stringify(await measure(work)));
