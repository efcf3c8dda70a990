import {
  CreateStateMachineCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { startStepFunctions } from '../../../../local/step-functions/index.ts';

it('an execution whose interpreter breaks fails with the next event of its history', async () => {
  const clock = {
    now: Date.now,
    sleep: () => Promise.reject(new Error('The clock stands still.')),
  };
  const server = await startStepFunctions({ clock });
  onTestFinished(() => server.close());
  const { endpoint } = server;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const client = new SFNClient({ endpoint, region: 'us-east-1', credentials });
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({
      name: 'waits',
      roleArn: 'arn:aws:iam::000000000000:role/machine',
      definition: JSON.stringify({
        StartAt: 'Sleep',
        States: { Sleep: { Type: 'Wait', Seconds: 1, End: true } },
      }),
    }),
  );
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));

  const history = async () => {
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    return events.map(({ id, previousEventId, type }) => ({ id, previousEventId, type }));
  };
  await expect.poll(history).toEqual([
    { id: 1, previousEventId: 0, type: 'ExecutionStarted' },
    { id: 2, previousEventId: 0, type: 'WaitStateEntered' },
    { id: 3, previousEventId: 2, type: 'ExecutionFailed' },
  ]);
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)?.executionFailedEventDetails).toEqual({
    error: 'States.Runtime',
    cause: 'The interpreter broke: Error: The clock stands still.',
  });
});
