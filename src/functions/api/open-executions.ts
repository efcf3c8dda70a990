import type { ApiDeps } from '../../api/routes.ts';
import type { KeptStore } from '../../inspect/kept/kept-execution.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';

type Executions = Pick<ApiDeps, 'executions' | 'control' | 'inspector' | 'runner'>;

export const openExecutions = (config: Config<'api'>, kept: KeptStore): Executions => {
  const stateMachineArn = config.EPISODE_STATE_MACHINE_ARN;
  const executions = lazily(async () => {
    const { createExecutionReader, openClient } = await import(
      '../../clients/step-functions/execution-reader.ts'
    );
    const { createExecutionControl } = await import(
      '../../clients/step-functions/execution-control.ts'
    );
    const { createExecutionInspector } = await import(
      '../../clients/step-functions/execution-inspector.ts'
    );
    const { withKept } = await import('../../inspect/kept/with-kept.ts');
    const { createMachineRunner } = await import('../../clients/step-functions/machine-runner.ts');
    const client = openClient();
    const arnOf = (machine: string) => stateMachineArn.replace(/-episode$/, `-${machine}`);
    const machines = {
      episode: stateMachineArn,
      schedule: arnOf('schedule'),
      reconcile: arnOf('reconcile'),
      notify: arnOf('notify'),
      deliver: arnOf('deliver'),
    };
    return {
      ...createExecutionReader(stateMachineArn, client),
      ...createExecutionControl(stateMachineArn, client),
      inspector: withKept(createExecutionInspector(machines, client), kept),
      runner: createMachineRunner(machines, client),
    };
  });
  return {
    executions: { find: async (name) => (await executions()).find(name) },
    control: {
      start: async (name, input) => (await executions()).start(name, input),
      stop: async (name, error, cause) => (await executions()).stop(name, error, cause),
    },
    inspector: {
      list: async (machine, filter) => (await executions()).inspector.list(machine, filter),
      find: async (machine, name) => (await executions()).inspector.find(machine, name),
      history: async (machine, name, request) =>
        (await executions()).inspector.history(machine, name, request),
      definition: async (machine, name) => (await executions()).inspector.definition(machine, name),
    },
    runner: {
      run: async (machine, name, input) => (await executions()).runner.run(machine, name, input),
    },
  };
};
