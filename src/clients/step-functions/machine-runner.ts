import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { MachineRunner } from '../../inspect/machine-runner.ts';
import type { Machine } from '../../inspect/machines.ts';
import { ExecutionsUnavailable, liveArnOf, openClient } from './execution-reader.ts';

/** Runs the machines whose ARNs it is given. */
export const createMachineRunner = (
  machineArns: Readonly<Record<Machine, string>>,
  client: SFNClient = openClient(),
): MachineRunner => ({
  async run(machine, name, input = {}) {
    try {
      const { executionArn = '' } = await client.send(
        new StartExecutionCommand({
          stateMachineArn: liveArnOf(machineArns[machine]),
          name,
          input: JSON.stringify(input),
        }),
      );
      return executionArn;
    } catch (error) {
      throw new ExecutionsUnavailable(
        `Step Functions didn't start a run of ${machine}: ${String(error)}`,
        { cause: error },
      );
    }
  },
});
