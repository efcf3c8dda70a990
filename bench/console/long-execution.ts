import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import type { MeasuredStack } from '../control-plane/start-stack.ts';

/** Four events a turn: as many as Step Functions lets an execution have, 25,000, but for a few. */
const TURNS = 6_240;
const DEFINITION = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { turn: 0 }, Next: 'Count' },
    Count: { Type: 'Pass', Assign: { turn: '{% $turn + 1 %}' }, Next: 'IsEnough' },
    IsEnough: {
      Type: 'Choice',
      Choices: [{ Condition: `{% $turn < ${TURNS} %}`, Next: 'Count' }],
      Default: 'Enough',
    },
    Enough: { Type: 'Succeed' },
  },
};

/** Has the machine *deliver* run around for 24,966 events, and answers where the console shows that. */
export const runLongExecution = async ({ aws }: MeasuredStack): Promise<string> => {
  const client = new SFNClient({
    endpoint: aws.stepFunctionsUrl,
    region: aws.episodeMachineArn.split(':')[3] ?? '',
    credentials: { accessKeyId: 'stepcast', secretAccessKey: aws.secretAccessKey },
  });
  try {
    const stateMachineArn = aws.episodeMachineArn.replace(/episode$/, 'deliver');
    const definition = JSON.stringify(DEFINITION);
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
    const start = new StartExecutionCommand({ stateMachineArn, name: 'round-and-round' });
    const { executionArn } = await client.send(start);
    for (;;) {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (status === 'SUCCEEDED') return '/runs/deliver/round-and-round';
      if (status !== 'RUNNING') throw new Error(`The long execution is ${status}.`);
      await sleep(200);
    }
  } finally {
    client.destroy();
  }
};
